import { expect, test } from "vitest";
import { sheetPart, type SheetData } from "./sheet.ts";

const data: SheetData = {
  agenda: "day",
  lessons: [
    {
      number: 3,
      folder: "03-workflows",
      slides: { exercise: 20, quiz: 24 },
      guide: {
        parts: [
          { title: "The idea", minutes: 4 },
          { title: "The code", minutes: 6 },
          { title: "Exercise", minutes: 10 },
        ],
        misconceptions: ["It sleeps. No: it is gone."],
        questions: ["How often?"],
        cut: "The code.",
      },
    },
  ],
};

test("a talk has its slides, its run, the parts that are told, and what to ask and to hear", () => {
  const part = {
    title: "Talk",
    minutes: 4,
    kind: "talk",
    lesson: 3,
    without: ["The code"],
  } as const;
  expect(sheetPart(part, data)).toMatchObject({
    commands: ["npm run lesson 3"],
    slides: "slides/03-workflows.html?agenda=day",
    told: [{ title: "The idea", minutes: 4 }],
    ask: ["How often?"],
    listenFor: ["It sleeps. No: it is gone."],
  });
});

test("an exercise has its commands and its own slide", () => {
  const part = { title: "Exercise 3", minutes: 10, kind: "exercise", lesson: 3 } as const;
  expect(sheetPart(part, data)).toMatchObject({
    commands: ["npm run check 3", "npm run watch 3", "npm run hint 3"],
    slides: "slides/03-workflows.html?agenda=day#20",
    told: [],
  });
});

test("a discussion begins at the quiz", () => {
  const part = { title: "Quiz", minutes: 5, kind: "discussion", lesson: 3 } as const;
  expect(sheetPart(part, data)).toMatchObject({
    commands: ["npm run diff 3"],
    slides: "slides/03-workflows.html?agenda=day#24",
  });
});

test("a break has nothing but its time", () => {
  const part = { title: "Break", minutes: 15, kind: "break" } as const;
  expect(sheetPart(part, data)).toEqual({ part, commands: [], told: [], ask: [], listenFor: [] });
});
