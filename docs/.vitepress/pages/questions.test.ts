import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { course, folderOf } from "../../../course.ts";
import { questionsOf } from "./questions.ts";

test.each(course.lessons.map(folderOf))("%s asks questions that its run can answer", (folder) => {
  const questions = questionsOf(folder);
  expect(questions?.quiz.length).toBeGreaterThanOrEqual(4);
  expect(questions?.predictions.length).toBeGreaterThanOrEqual(1);
});

test("what the run says comes from the record", () => {
  const [first, second] = questionsOf("03-workflows")?.predictions ?? [];
  expect(first).toMatchObject({ id: "body-runs", count: 4 });
  expect(second).toMatchObject({ id: "rejected-body-runs", count: 2 });
});

test("a page may have no questions", () => {
  expect(questionsOf("00-nothing")).toBeUndefined();
});

const answer = { text: "a", why: "because" };
const question = { ask: "?", answers: [answer, answer, { ...answer, right: true }] };
const prediction = {
  id: "p",
  ask: "?",
  measure: { events: "i-1", type: "TaskCompleted" },
  why: ".",
};
const whole = { predictions: [prediction], quiz: Array<unknown>(4).fill(question) };

test("events and lines are counted", () => {
  const measures = [
    { events: "i-1", type: "TaskCompleted" },
    { bodyRuns: "i-1" },
    { lines: "[Activity]" },
  ];
  const predictions = measures.map((measure) => ({ ...prediction, measure }));
  const counted = asked({ ...whole, predictions })?.predictions.map(({ count }) => count);
  expect(counted).toEqual([1, 2, 3]);
});

test.each([
  [
    "an answer without its explanation",
    { ...whole, quiz: [{ ask: "?", answers: [{ text: "a" }] }] },
  ],
  ["too few questions", { ...whole, quiz: [question] }],
  [
    "no right answer",
    { ...whole, quiz: Array(4).fill({ ask: "?", answers: [answer, answer, answer] }) },
  ],
  [
    "two right answers",
    {
      ...whole,
      quiz: Array(4).fill({
        ask: "?",
        answers: [answer, ...Array(2).fill({ ...answer, right: true })],
      }),
    },
  ],
  ["a field nobody knows", { ...whole, extra: 1 }],
  [
    "a count of nothing",
    { ...whole, predictions: [{ ...prediction, measure: { lines: "no such text" } }] },
  ],
  [
    "an instance that did not run",
    { ...whole, predictions: [{ ...prediction, measure: { bodyRuns: "i-2" } }] },
  ],
])("%s stops the build and names the file", (_name, questions) => {
  expect(() => asked(questions)).toThrow(/99-test/);
});

/** What becomes of a file with these questions, beside a record of one instance. */
function asked(questions: object) {
  const docs = mkdtempSync(path.join(tmpdir(), "questions-"));
  onTestFinished(() => rmSync(docs, { recursive: true }));
  const records = path.join(docs, "records/99-test");
  mkdirSync(records, { recursive: true });
  mkdirSync(path.join(docs, "questions"));
  const types = ["WorkflowStarted", "TaskScheduled", "WorkflowStarted", "TaskCompleted"];
  const history = types.map((type) => ({ type }));
  const run = { instances: [{ instanceId: "i-1", history }] };
  writeFileSync(path.join(records, "run.json"), JSON.stringify(run));
  writeFileSync(path.join(records, "run.txt"), "[Activity] a\n[Activity] b\nx\n[Activity] c\n");
  writeFileSync(path.join(docs, "questions/99-test.json"), JSON.stringify(questions));
  return questionsOf("99-test", docs);
}
