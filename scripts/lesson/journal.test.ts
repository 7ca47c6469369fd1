import { expect, test } from "vitest";
import { encodeLine } from "../../sidecar/store/journal/line.ts";
import { recordedHistory } from "../testing/recorded.ts";
import { linesOf } from "./journal.ts";

/** A journal file that holds these records, each in a write of its own. */
function journal(...records: unknown[]): Buffer {
  let text = "";
  for (const record of records) {
    text += encodeLine({ start: text.length, json: JSON.stringify(record) });
  }
  return Buffer.from(text);
}

const header = { journal: "workflow", version: 1, instances: 0 };
const [began, start, scheduled, , completed, ended] = recordedHistory("task-124");
const id = "task-124";
const file = journal(
  header,
  [{ type: "created", id, start }],
  [{ type: "turned", id, started: began, consumed: 1, events: [scheduled] }],
  [{ type: "received", id, event: completed }],
  [
    { type: "turned", id, started: began, consumed: 1, events: [ended] },
    { type: "purged", id },
  ],
);

test("says line by line what was written down", () => {
  expect(linesOf(file).map(({ number, change, events }) => [number, change, events])).toEqual([
    [2, "created", 'ExecutionStarted taskWorkflow {"taskId":"124","title":"Write release notes"}'],
    [3, "turned", 'WorkflowStarted, TaskScheduled validateTask {"taskId":"124","title"…'],
    [4, "received", expect.stringMatching(/^TaskCompleted validateTask \{"valid":false,.*\}$/)],
    [5, "turned", 'WorkflowStarted, ExecutionCompleted COMPLETED {"taskId":"124","status…'],
    [5, "purged", ""],
  ]);
});

test("leaves out a line that is still being written", () => {
  expect(linesOf(file.subarray(0, -5)).map(({ number }) => number)).toEqual([2, 3, 4]);
});
