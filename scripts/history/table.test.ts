import { expect, test } from "vitest";
import { newInstance, noteHistory, type Instance } from "../../sidecar/engine/instance.ts";
import type { HistoryEvent } from "../../sidecar/engine/history.ts";
import { recordedHistory } from "../testing/recorded.ts";
import { historyTable } from "./table.ts";

const options = { width: 80, colors: false, folder: "here" };

function instance(history: readonly HistoryEvent[]): Instance {
  const made = newInstance("task-124", "1", 0);
  for (const event of history) {
    made.history.push(event);
    noteHistory(made, event);
  }
  return made;
}

test("numbers turns, names what was answered and cuts values at the edge", () => {
  expect(historyTable(instance(recordedHistory("task-124")), options).split("\n")).toEqual([
    "task-124: taskWorkflow, COMPLETED",
    "from here",
    "",
    "turn  time (UTC)    event               details",
    "   1  09:00:00.120  WorkflowStarted     the body runs",
    '      09:00:00.130  ExecutionStarted    taskWorkflow {"taskId":"124","title":"W…',
    '      09:00:00.140  TaskScheduled       validateTask {"taskId":"124","title":"W…',
    "   2  09:00:00.150  WorkflowStarted     the body runs",
    '      09:00:00.160  TaskCompleted       validateTask {"valid":false,"reason":"M…',
    '      09:00:00.170  ExecutionCompleted  COMPLETED {"taskId":"124","status":"rej…',
  ]);
});

test("shows everything when there is room", () => {
  const table = historyTable(instance(recordedHistory("task-124")), {
    ...options,
    width: Infinity,
  });
  expect(table).toContain('"message":"Missing assignee"}');
});

test("puts what has arrived and not been taken at the end", () => {
  const history = recordedHistory("task-124");
  const waiting = instance(history.slice(0, 3));
  waiting.inbox.push(...history.slice(4, 5));
  expect(historyTable(waiting, options).split("\n").at(-1)).toBe(
    'next  09:00:00.160  TaskCompleted       validateTask {"valid":false,"reason":"M…',
  );
});
