import { expect, test } from "vitest";
import { agendas, daysOf, type Agenda, type AgendaPart } from "../../agendas.ts";
import { course } from "../../course.ts";
import { root } from "../folders.ts";
import { agendaProblems } from "./agendas.ts";
import { teachingGuides } from "./teaching-guides.ts";

const guide = {
  parts: [
    { title: "The idea", minutes: 20 },
    { title: "The code", minutes: 10 },
    { title: "Exercise", minutes: 15 },
  ],
  misconceptions: [],
  questions: [],
  cut: "",
};

const talk: AgendaPart = { title: "Talk", minutes: 30, kind: "talk", lesson: 1 };
const exercise: AgendaPart = { title: "Try", minutes: 15, kind: "exercise", lesson: 1 };
const pause: AgendaPart = { title: "Break", minutes: 15, kind: "break" };

/** What is wrong with a plan of these parts whose minutes add up. */
function problemsOf(...parts: AgendaPart[]): string[] {
  return problemsIn({ parts });
}

function problemsIn({ parts, ...rest }: Partial<Agenda> & Pick<Agenda, "parts">): string[] {
  const minutes = parts.reduce((sum, part) => sum + part.minutes, 0);
  const agenda: Agenda = { id: "day", title: "", summary: "", minutes, parts, ...rest };
  return agendaProblems([agenda], new Map([[1, guide]])).map((problem) =>
    problem.replace("agendas/day.ts: ", ""),
  );
}

test("the plans of the course have no problem", () => {
  expect(agendaProblems(agendas, teachingGuides(root, course.lessons))).toEqual([]);
});

test("days are told apart", () => {
  const twoDays = agendas.find(({ id }) => id === "two-days")!;
  expect(daysOf(twoDays).map((parts) => parts[0]!.title)).toEqual(["Welcome", "Open questions"]);
  expect(daysOf(twoDays).flat()).toEqual(twoDays.parts);
});

test("a sound plan passes", () => {
  expect(problemsOf(talk, exercise, pause, exercise)).toEqual([]);
});

test("minutes that do not add up are reported with both sums", () => {
  expect(problemsIn({ parts: [talk, exercise], minutes: 50 })).toEqual([
    "its parts take 45 minutes, the plan says 50",
  ]);
});

test("a talk takes as long as the parts of the guide that it tells", () => {
  expect(problemsOf({ ...talk, minutes: 25 })).toEqual([
    '"Talk" takes 25 minutes, in lesson 1\'s guide 30',
  ]);
  expect(problemsOf({ ...talk, minutes: 20, without: ["The code"] })).toEqual([]);
  expect(problemsOf({ ...talk, minutes: 20, without: ["The cod"] })).toEqual([
    '"Talk" leaves out "The cod", no part of lesson 1',
  ]);
});

test("an exercise may take longer than the guide says, never less", () => {
  expect(problemsOf(talk, { ...exercise, minutes: 20 })).toEqual([]);
  expect(problemsOf(talk, { ...exercise, minutes: 14 })).toEqual([
    '"Try" takes 14 minutes, lesson 1\'s guide wants 15',
  ]);
});

test("a lesson has to exist, and to be told before it is practised", () => {
  expect(problemsOf({ ...talk, lesson: 99 })).toEqual([
    '"Talk" is about lesson 99, which does not exist',
  ]);
  expect(problemsOf(exercise, talk)).toEqual(['"Try" comes before lesson 1 is told']);
  expect(problemsOf(exercise)).toEqual(['"Try" comes before lesson 1 is told']);
});

test("nobody sits longer than 90 minutes, on a day nobody goes hungry", () => {
  expect(problemsOf(talk, talk, talk)).toEqual([]);
  expect(problemsOf(talk, talk, talk, exercise)).toEqual([
    '"Try" ends after 105 minutes without a break',
  ]);
  expect(problemsOf(talk, pause, talk, talk, talk)).toEqual([]);
  const long = [talk, talk, pause, talk, talk, pause, talk, talk, pause, talk, talk, pause, talk];
  expect(problemsOf(...long)).toEqual(["a day has no meal"]);
  expect(problemsOf(...long.with(2, { ...pause, minutes: 60 }))).toEqual([]);
  expect(problemsOf(talk, { ...pause, minutes: 5 }, exercise)).toEqual([
    '"Break" of 5 minutes is no break',
  ]);
  expect(problemsOf(talk, pause)).toEqual(["a day ends with a break"]);
});

test("a new day begins with everybody rested, and days come in order", () => {
  const second = { ...talk, day: 2 };
  expect(problemsOf(talk, talk, talk, second)).toEqual([]);
  for (const day of [0, 3]) {
    expect(problemsOf(talk, { ...talk, day })).toEqual(["its days are not 1, 2, … in order"]);
  }
  expect(problemsOf(second, talk)).toContain("its days are not 1, 2, … in order");
});

test("a cut says how much it saves, and less than all", () => {
  const both = '"Talk" needs both what to cut and the minutes that saves, or neither';
  expect(problemsOf({ ...talk, cut: "the code" })).toEqual([both]);
  expect(problemsOf({ ...talk, saves: 5 })).toEqual([both]);
  expect(problemsOf({ ...talk, cut: "the code", saves: 5 })).toEqual([]);
  for (const saves of [0, 30]) {
    expect(problemsOf({ ...talk, cut: "the code", saves })).toEqual([
      `"Talk" cannot save ${saves} of 30 minutes`,
    ]);
  }
});

test("a part without a lesson says what to do", () => {
  const welcome: AgendaPart = { title: "Welcome", minutes: 5, kind: "talk" };
  expect(problemsOf(welcome)).toEqual(['"Welcome" does not say what to do']);
  expect(problemsOf({ ...welcome, note: "Say hello." })).toEqual([]);
});
