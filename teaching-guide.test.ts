import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { course, folderOf } from "./course.ts";
import { teachingGuideIn } from "./teaching-guide.ts";

const page = `# Title

## Teaching guide

| Part     | Minutes |
| -------- | ------- |
| The idea | 4       |
| Exercise | 10      |

### What they will think

- One. No: two.

### What to ask the room

- Why?
- And \`then\`?

### What to cut

The idea. Never the run.

## In Dapr's docs

- a link
`;

test("a guide is read part by part, and nothing after it", () => {
  expect(teachingGuideIn(page)).toEqual({
    parts: [
      { title: "The idea", minutes: 4 },
      { title: "Exercise", minutes: 10 },
    ],
    misconceptions: ["One. No: two."],
    questions: ["Why?", "And `then`?"],
    cut: "The idea. Never the run.",
  });
});

test("a page that ends with its guide is read to the end", () => {
  const [upToGuide] = page.split("\n## In Dapr's");
  expect(teachingGuideIn(upToGuide!).cut).toBe("The idea. Never the run.");
});

test("what is missing is named", () => {
  expect(() => teachingGuideIn("# Title")).toThrow('no "## Teaching guide"');
  expect(() => teachingGuideIn(page.replace(/^\|.*\n/gm, ""))).toThrow("no table of minutes");
  expect(() => teachingGuideIn(page.replace(/- Why[^#]*/, ""))).toThrow('"What to ask the room"');
});

test.each(course.lessons)("lesson $number has a guide whose minutes are the lesson's", (lesson) => {
  const guide = teachingGuideIn(readFileSync(`docs/lessons/${folderOf(lesson)}.md`, "utf8"));
  expect(guide.parts.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(lesson.minutes);
  expect(guide.misconceptions.length).toBeGreaterThanOrEqual(3);
  expect(guide.questions.length).toBeGreaterThanOrEqual(3);
});
