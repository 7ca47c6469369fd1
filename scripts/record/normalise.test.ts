import { expect, test } from "vitest";
import { normaliseHistory, normaliseText, numberedIds } from "./normalise.ts";

test("times become the same in every run and keep their columns", () => {
  expect(normaliseText("at 2026-11-24T18:09:13.620Z, then 2026-11-24T18:0…, or 2026-…")).toBe(
    "at 2026-01-01T09:00:00.000Z, then 2026-01-01T09:0…, or 2026-…",
  );
});

test("times of day follow each other", () => {
  expect(normaliseText("18:09:13.620 a\n18:09:13.624 b")).toBe("09:00:00.000 a\n09:00:00.010 b");
});

test("ports that an app listens on become the same", () => {
  expect(normaliseText("at http://127.0.0.1:45123, localhost:51999")).toBe(
    "at http://127.0.0.1:30000, localhost:30000",
  );
});

test("other numbers stay", () => {
  const text = "task-123, 2026 tasks, port 3500, 4 times, 12:30";
  expect(normaliseText(text)).toBe(text);
});

test("made-up ids become the same in every run: equal ones stay equal, others differ", () => {
  const [a, b] = ["5f0c8a12-7b1e-4d0a-9c3e-0123456789ab", "b733da07-ed13-4ea9-8816-6314388f3c36"];
  const [first, second] = ["00000001", "00000002"].map((n) => `${n}-0000-4000-8000-000000000000`);
  expect(normaliseText(`${a}, ${b}, "${a}"`)).toBe(`${first}, ${second}, "${first}"`);
  const ids = numberedIds();
  expect(normaliseText(`as ${b}`, ids)).toBe(`as ${first}`);
  const event = {
    id: 0,
    at: "2026-11-24T18:09:13.620Z",
    type: "TaskScheduled",
    name: "a",
  } as const;
  const input = JSON.stringify([a, b]);
  expect(normaliseHistory([{ ...event, input }], 0, ids)).toEqual([
    { ...event, at: "2026-01-01T09:00:00.000Z", input: JSON.stringify([second, first]) },
  ]);
});

test("text that only resembles a made-up id stays", () => {
  const text = "5f0c8a12-7b1e, task-123-5f0c8a12, x5f0c8a12-7b1e-4d0a-9c3e-0123456789ab";
  expect(normaliseText(text)).toBe(text);
});

test("events follow each other, and values and ids are the same in every run", () => {
  expect(
    normaliseHistory(
      [
        {
          id: -1,
          at: "2026-11-24T18:09:13.620Z",
          type: "ExecutionStarted",
          name: "w",
          instanceId: "i",
          executionId: "54049ce9-52d9-4242-8dc4-3d835369b457",
        },
        {
          id: -1,
          at: "2026-11-24T18:09:13.624Z",
          type: "TaskCompleted",
          taskId: 1,
          result: '{"at":"2026-11-24T18:09:13.622Z"}',
        },
      ],
      3,
    ),
  ).toEqual([
    {
      id: -1,
      at: "2026-01-01T09:00:00.030Z",
      type: "ExecutionStarted",
      name: "w",
      instanceId: "i",
      executionId: "1",
    },
    {
      id: -1,
      at: "2026-01-01T09:00:00.040Z",
      type: "TaskCompleted",
      taskId: 1,
      result: '{"at":"2026-01-01T09:00:00.000Z"}',
    },
  ]);
});

test("a stack keeps its message and loses the places of one machine", () => {
  const failure = {
    errorType: "Error",
    errorMessage: "no",
    stackTrace: "Error: no\nmore of it\n    at f (/home/ada/a.ts:1:2)\n    at g (/b.ts:3:4)",
  };
  const event = { id: -1, at: "2026-11-24T18:09:13.620Z", type: "TaskFailed", taskId: 1 } as const;
  const [normal] = normaliseHistory([{ ...event, failure, taskExecutionId: "" }], 0);
  expect(normal).toMatchObject({ failure: { ...failure, stackTrace: "Error: no\nmore of it" } });
});
