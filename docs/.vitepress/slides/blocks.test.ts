import { expect, test } from "vitest";
import { blocksOf } from "./blocks.ts";

test("a page is taken apart at its blank lines", () => {
  const page = `---
description: left out
---

# Title

<LessonFacts />

Some *prose*
on two lines.

- one
- two
  goes on

| A   | B   |
| --- | --- |
| 1   | 2   |

<<< @/../lessons/x.ts#y

<figure>
<img src="/a.svg" alt="A">
</figure>

![B](/b.svg)

<RunPrediction id="runs" />

<LessonQuiz />
`;
  expect(blocksOf(page)).toEqual([
    { kind: "heading", depth: 1, text: "Title" },
    { kind: "paragraph", text: "Some *prose*\non two lines." },
    { kind: "list", items: ["one", "two\n  goes on"] },
    { kind: "table", head: "| A   | B   |", rows: ["| 1   | 2   |"] },
    { kind: "code", line: "<<< @/../lessons/x.ts#y" },
    { kind: "figure", markdown: '<figure>\n<img src="/a.svg" alt="A">\n</figure>' },
    { kind: "figure", markdown: "![B](/b.svg)" },
    { kind: "prediction", id: "runs" },
    { kind: "quiz" },
  ]);
});

test("a container stays whole, with the blank lines in it", () => {
  const container = "::: details The answer\nOne.\n\nTwo.\n:::";
  expect(blocksOf(`${container}\n\nAfter.`)).toEqual([
    { kind: "aside", markdown: container },
    { kind: "paragraph", text: "After." },
  ]);
});

test("marks for the deck are read, other comments are not shown", () => {
  expect(
    blocksOf("<!-- part: The idea -->\n\n<!-- slide: - a\n- b -->\n\n<!-- a thought -->"),
  ).toEqual([
    { kind: "mark", name: "part", text: "The idea" },
    { kind: "mark", name: "slide", text: "- a\n- b" },
  ]);
});

test("a numbered list is a list", () => {
  expect(blocksOf("1. first\n2. second")).toEqual([{ kind: "list", items: ["first", "second"] }]);
});
