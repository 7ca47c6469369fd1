/** The SDK's own generated messages are the judge of ours. */
import { fromBinary, toBinary } from "@bufbuild/protobuf";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import type { HistoryEvent } from "../engine/history.ts";
import { HistoryEventSchema, WorkItemSchema } from "../protocol/gen/task_hub_pb.js";
import { encodeEvent } from "./event-bytes.ts";
import { toEventMessage } from "./events.ts";
import { fromTimestamp, toTimestamp } from "./time.ts";
import { encodeActivity, encodeTurn } from "./work-items.ts";

interface Message {
  toObject(): Record<string, unknown>;
}
type Decoder = { deserializeBinary(bytes: Uint8Array): Message };
const sdk = createRequire(import.meta.url)(
  "@dapr/dapr/workflow/internal/durabletask/proto/orchestrator_service_pb.js",
) as Record<"HistoryEvent" | "WorkItem", Decoder>;

const at = "2026-11-24T10:00:00.123Z";
const base = { id: -1, at };
const failure = {
  errorType: "RangeError",
  errorMessage: "out of range",
  stackTrace: "at step",
  inner: { errorType: "Error", errorMessage: "inner" },
  nonRetriable: true,
};
const text = (value: string) => ({ value });

const events: [HistoryEvent, string, Record<string, unknown>][] = [
  [{ ...base, type: "WorkflowStarted" }, "orchestratorstarted", {}],
  [
    {
      ...base,
      type: "ExecutionStarted",
      name: "flow",
      input: "0",
      instanceId: "a",
      executionId: "x",
      parent: { taskId: 3, name: "parent", instanceId: "p", executionId: "y" },
      scheduledStart: at,
    },
    "executionstarted",
    {
      name: "flow",
      input: text("0"),
      orchestrationinstance: { instanceid: "a", executionid: text("x") },
      parentinstance: {
        taskscheduledid: 3,
        name: text("parent"),
        orchestrationinstance: { instanceid: "p", executionid: text("y") },
      },
      scheduledstarttimestamp: { seconds: Date.parse(at) / 1000 - 0.123, nanos: 123_000_000 },
    },
  ],
  [
    { ...base, id: 4, type: "ExecutionCompleted", status: "FAILED", result: '""', failure },
    "executioncompleted",
    {
      orchestrationstatus: 3,
      result: text('""'),
      failuredetails: {
        errortype: "RangeError",
        errormessage: "out of range",
        stacktrace: text("at step"),
        isnonretriable: true,
        innerfailure: { errortype: "Error", errormessage: "inner" },
      },
    },
  ],
  [
    { ...base, type: "ExecutionTerminated", input: "null", recurse: true },
    "executionterminated",
    // The SDK's stub is older than the field `recurse`.
    { input: text("null") },
  ],
  [
    { ...base, id: 1, type: "TaskScheduled", name: "step", input: "" },
    "taskscheduled",
    { name: "step", input: text("") },
  ],
  [
    { ...base, type: "TaskCompleted", taskId: 1, result: "" },
    "taskcompleted",
    { taskscheduledid: 1, result: text("") },
  ],
  [
    { ...base, type: "TaskFailed", taskId: 1, failure: { errorType: "E", errorMessage: "m" } },
    "taskfailed",
    { taskscheduledid: 1, failuredetails: { errortype: "E", errormessage: "m" } },
  ],
  [
    { ...base, id: 2, type: "ChildCreated", instanceId: "a:0002", name: "child", input: "1" },
    "suborchestrationinstancecreated",
    { instanceid: "a:0002", name: "child", input: text("1") },
  ],
  [
    { ...base, type: "ChildCompleted", taskId: 2, result: "1" },
    "suborchestrationinstancecompleted",
    { taskscheduledid: 2, result: text("1") },
  ],
  [
    { ...base, type: "ChildFailed", taskId: 2 },
    "suborchestrationinstancefailed",
    { taskscheduledid: 2 },
  ],
  [
    { ...base, id: 3, type: "TimerCreated", fireAt: at },
    "timercreated",
    { fireat: expect.objectContaining({ nanos: 123_000_000 }) },
  ],
  [
    { ...base, type: "TimerFired", taskId: 3, fireAt: at },
    "timerfired",
    { timerid: 3, fireat: expect.objectContaining({ nanos: 123_000_000 }) },
  ],
  [
    { ...base, type: "EventRaised", name: "Approve", input: "true" },
    "eventraised",
    { name: "Approve", input: text("true") },
  ],
  [
    { ...base, id: 5, type: "EventSent", instanceId: "b", name: "go", input: "1" },
    "eventsent",
    { instanceid: "b", name: "go", input: text("1") },
  ],
  [
    { ...base, type: "ExecutionSuspended", input: "why" },
    "executionsuspended",
    { input: text("why") },
  ],
  [{ ...base, type: "ExecutionResumed" }, "executionresumed", {}],
];

test.each(events)("the SDK reads our $type", (event, field, content) => {
  const read = sdk.HistoryEvent.deserializeBinary(encodeEvent(event)).toObject();
  expect(read["eventid"]).toBe(event.id);
  expect(read["timestamp"]).toMatchObject({ nanos: 123_000_000 });
  expect(read[field]).toMatchObject(content);
});

test.each<HistoryEvent>([
  ...events.map(([event]) => event),
  { id: 0, at: "1970-01-01T00:00:00.000Z", type: "WorkflowStarted" },
  { ...base, type: "WorkflowStarted", version: { patches: ["a"], name: "v2" } },
  { ...base, id: 1, type: "TaskScheduled", name: "step" },
  { ...base, id: 1, type: "TaskScheduled", name: "ä".repeat(200), input: "" },
  { ...base, id: 1, type: "TaskScheduled", name: "step", version: "1", taskExecutionId: "t" },
  { ...base, type: "TaskCompleted", taskId: 300, result: "x".repeat(70_000) },
  { ...base, at: "1969-12-31T23:59:59.500Z", type: "TaskCompleted", taskId: 1 },
  { ...base, type: "TaskCompleted", taskId: 1, result: "", taskExecutionId: "t" },
])("the bytes of a $type are those of the generated message", (event) => {
  const bytes = toBinary(HistoryEventSchema, toEventMessage(event));
  expect(Buffer.from(encodeEvent(event)).toString("hex")).toBe(Buffer.from(bytes).toString("hex"));
});

test("an absent payload stays absent", () => {
  const event: HistoryEvent = { ...base, id: 1, type: "TaskScheduled", name: "step" };
  const read = sdk.HistoryEvent.deserializeBinary(encodeEvent(event)).toObject();
  expect(read["taskscheduled"]).toMatchObject({ input: undefined });
});

test("a turn's work item holds the past, then what is new", () => {
  const past = events.slice(0, 2).map(([event]) => event);
  const batch = events.slice(5, 6).map(([event]) => event);
  const turn = {
    instanceId: "a",
    executionId: "x",
    past,
    started: { ...base, type: "WorkflowStarted" as const },
    batch,
    local: false,
  };
  const bytes = encodeTurn(turn);
  const read = sdk.WorkItem.deserializeBinary(bytes).toObject();
  expect(read["orchestratorrequest"]).toMatchObject({
    instanceid: "a",
    executionid: text("x"),
    pasteventsList: [{ orchestratorstarted: {} }, { executionstarted: { name: "flow" } }],
    neweventsList: [{ orchestratorstarted: {} }, { taskcompleted: { taskscheduledid: 1 } }],
  });
  expect(fromBinary(WorkItemSchema, bytes).request.case).toBe("workflowRequest");
});

test("an activity's work item names the task, the instance and the input", () => {
  const task = { ...base, id: 7, type: "TaskScheduled" as const, name: "step", input: "1" };
  const bytes = encodeActivity({ instanceId: "a", executionId: "x", task });
  expect(sdk.WorkItem.deserializeBinary(bytes).toObject()["activityrequest"]).toMatchObject({
    name: "step",
    input: text("1"),
    taskid: 7,
    orchestrationinstance: { instanceid: "a" },
  });
});

test.each([
  "2026-11-24T10:00:00.000Z",
  "2026-11-24T10:00:00.123456789Z",
  "1969-12-31T23:59:59.500Z",
  "0001-01-01T00:00:00.000Z",
])("the time %s survives the wire", (time) => {
  expect(fromTimestamp(toTimestamp(time))).toBe(time);
});

test("the bytes of an event are made once", () => {
  const event: HistoryEvent = { ...base, type: "ExecutionResumed" };
  expect(encodeEvent(event)).toBe(encodeEvent(event));
  expect(fromBinary(HistoryEventSchema, encodeEvent(event)).event.case).toBe("executionResumed");
});
