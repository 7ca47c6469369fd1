import { expect, test } from "vitest";
import { contents, plainText } from "./plain-text.ts";

const questions = {
  predictions: [{ id: "runs", ask: "How often?", count: 4, why: "Once for the start." }],
  quiz: [
    {
      ask: "What is recorded?",
      answers: [
        { text: "The result", right: true as const, why: "It is." },
        { text: "The line", why: "It is not." },
      ],
    },
  ],
};

const plain = (markdown: string) =>
  plainText({
    docs: "/course/docs",
    base: "/base/",
    markdown,
    questions,
    expand: (text) => text.replace("[[glossary]]", "## Turn"),
    read: (file) =>
      file === "/course/lessons/a.ts" ? "// #region r\n  a();\n// #endregion r\n" : "",
  });

test("imported code stands in its place", () => {
  expect(plain("Before.\n\n<<< @/../lessons/a.ts#r\n\nAfter.")).toBe(
    "Before.\n\n```ts\na();\n```\n\nAfter.",
  );
});

test("questions are asked and answered", () => {
  expect(plain('<RunPrediction id="runs" />')).toBe(
    "Predict: How often?\n\nThe run says 4. Once for the start.",
  );
  expect(plain("<LessonQuiz />")).toBe(
    "1. What is recorded?\n\n- The result: right. It is.\n- The line: wrong. It is not.",
  );
});

test("what only a browser can use is left out, and figures are what they say", () => {
  const page =
    "---\ntitle: x\n---\n\n# A\n\n<LessonFacts />\n\n<!-- slide:\nx -->\n\n<figure>\n\n" +
    '<img src="/a.svg" alt="A picture." width="1">\n\n</figure>\n\n[[glossary]]\n';
  expect(plain(page)).toBe("# A\n\nFigure: A picture.\n\n## Turn");
});

test("links lead to the plain form of pages", () => {
  expect(plain("[a](/rules/W01#why) [b](https://dapr.io/x)")).toBe(
    "[a](/base/rules/W01.md#why) [b](https://dapr.io/x)",
  );
});

test("the list of pages has the groups in their order", () => {
  const page = { description: "", text: "" };
  const pages = [
    { ...page, group: "Lessons", address: "lessons/01", title: "One", description: "First." },
    { ...page, group: "Reference", address: "reference/a", title: "A" },
    { ...page, group: "Lessons", address: "lessons/02", title: "Two" },
  ];
  expect(contents("Course", "Summary.", "/", pages).split("\n\n").slice(3)).toEqual([
    "## Lessons",
    "- [One](/lessons/01.md): First.\n- [Two](/lessons/02.md)",
    "## Reference",
    "- [A](/reference/a.md)\n",
  ]);
});
