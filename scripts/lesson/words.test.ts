import { expect, test } from "vitest";
import type { HistoryEvent } from "../../sidecar/engine/history.ts";
import { recordedHistory } from "../testing/recorded.ts";
import { bodyRuns } from "./body-runs.ts";
import { checkpointInWords, countInWords, list, runInWords, whyInWords } from "./words.ts";

const at = "2026-01-01T09:00:00.000Z";
const stamp = { id: -1, at };
const begin: HistoryEvent = { ...stamp, type: "WorkflowStarted" };
const start: HistoryEvent = {
  ...stamp,
  type: "ExecutionStarted",
  name: "approval",
  instanceId: "a-1",
  executionId: "1",
};
const scheduled = (id: number, name: string): HistoryEvent => ({
  id,
  at,
  type: "TaskScheduled",
  name,
});
const completed = (taskId: number): HistoryEvent => ({ ...stamp, type: "TaskCompleted", taskId });
const end: HistoryEvent = { ...stamp, type: "ExecutionCompleted", status: "COMPLETED" };

const told = (history: HistoryEvent[]) =>
  bodyRuns(history).map((run) => [runInWords(run), checkpointInWords(run, history)]);

test("tells each run of the lesson's workflow and what its checkpoint wrote", () => {
  expect(told(recordedHistory("task-123"))).toEqual([
    [
      "ran to its first yield and asked for validateTask",
      "history gains: taskWorkflow started, validateTask scheduled",
    ],
    [
      "replayed validateTask from history, ran on to assignTask",
      "history gains: validateTask completed, assignTask scheduled",
    ],
    [
      "replayed validateTask and assignTask from history, ran on to sendNotification",
      "history gains: assignTask completed, sendNotification scheduled",
    ],
    [
      "replayed validateTask, assignTask and sendNotification from history, ran on to its end",
      "history gains: sendNotification completed, workflow completed",
    ],
  ]);
});

test("counts four body runs for three activities, and two for a rejection", () => {
  const counted = (["task-123", "task-124"] as const).map((id) => {
    const history = recordedHistory(id);
    return [countInWords(bodyRuns(history), history, []), whyInWords(bodyRuns(history))];
  });
  expect(counted).toEqual([
    [
      "The body ran 4 times for 3 activities; each activity ran once.",
      "One run for the start, and one for each of the 3 results.",
    ],
    [
      "The body ran 2 times for 1 activity; the activity ran once.",
      "One run for the start, and one for the result.",
    ],
  ]);
});

test("says which activity ran more than once, and claims nothing it cannot know", () => {
  const history = recordedHistory("task-123");
  const runs = bodyRuns(history);
  expect(countInWords(runs, history, ["assignTask"])).toBe(
    "The body ran 4 times for 3 activities; handed out again because no result came: assignTask.",
  );
  expect(countInWords(runs, history, undefined)).toBe(
    "The body ran 4 times for 3 activities; each result was recorded once.",
  );
});

test("tells a fan-out whose results arrive together", () => {
  const history = [
    ...[begin, start, scheduled(1, "a"), scheduled(2, "b")],
    ...[begin, completed(1)],
    ...[begin, completed(2), end],
  ];
  expect(told(history).map(([run]) => run)).toEqual([
    "ran to its first yield and asked for a and b",
    "replayed a from history, and still waits",
    "replayed a and b from history, ran on to its end",
  ]);
  const together = [
    begin,
    start,
    scheduled(1, "a"),
    scheduled(2, "b"),
    begin,
    completed(1),
    completed(2),
    end,
  ];
  expect(whyInWords(bodyRuns(together))).toBe(
    "One run for the start, and one for each time that results arrived.",
  );
});

test("tells timers, events, children and failures", () => {
  const failure = { errorType: "Error", errorMessage: "no mail" };
  const history: HistoryEvent[] = [
    begin,
    start,
    { id: 1, at, type: "TimerCreated", fireAt: at },
    { id: 2, at, type: "ChildCreated", instanceId: "a-1:0002", name: "child" },
    begin,
    { ...stamp, type: "EventRaised", name: "approve" },
    { ...stamp, type: "TimerFired", taskId: 1, fireAt: at },
    { ...stamp, type: "ChildFailed", taskId: 2, failure },
    { ...stamp, type: "ExecutionCompleted", status: "FAILED", failure },
  ];
  expect(told(history)).toEqual([
    [
      "ran to its first yield and asked for timer 1 and child a-1:0002",
      "history gains: approval started, timer 1 set, child a-1:0002 started",
    ],
    [
      "replayed event approve, timer 1 and child a-1:0002 from history, ran on to its end: failed",
      "history gains: event approve received, timer 1 fired, child a-1:0002 failed: no mail, workflow failed",
    ],
  ]);
});

test("does not count a suspension as a run of the body", () => {
  const history: HistoryEvent[] = [
    ...[begin, start, scheduled(1, "a")],
    ...[begin, { ...stamp, type: "ExecutionSuspended" } as const],
    ...[begin, { ...stamp, type: "ExecutionResumed" } as const, completed(1), end],
  ];
  expect(bodyRuns(history).map(({ number, replayed }) => [number, replayed])).toEqual([
    [1, []],
    [2, ["a"]],
  ]);
});

test("names a few and counts the rest", () => {
  expect(["", "a", "ab", "abc", "abcde"].map((names) => list([...names]))).toEqual([
    "",
    "a",
    "a and b",
    "a, b and c",
    "a, b, c and 2 more",
  ]);
});
