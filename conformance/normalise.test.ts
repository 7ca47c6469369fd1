import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { exclusions, normalise } from "./normalise.ts";

const at = (seconds: number) => ({ seconds, nanos: 5_000_000 });

test("EXCLUDED.md explains every rule of the comparison and no other", () => {
  const page = readFileSync(new URL("EXCLUDED.md", import.meta.url), "utf8");
  const rules = page.slice(page.indexOf("## Rules"), page.indexOf("## Not seen"));
  const explained = [...rules.matchAll(/^- `(.+?)` leaves out .+, because .+\.$/gm)];
  expect(explained.map(([, rule]) => rule)).toEqual(exclusions);
  expect(rules.match(/^- /gm)).toHaveLength(exclusions.length);
});

test("what differs from run to run is left out, the rest stays", () => {
  const history = [
    { type: "OrchestratorStarted", id: -1, timestamp: at(100) },
    {
      type: "ExecutionStarted",
      id: -1,
      timestamp: at(99),
      name: "w",
      input: '"2026-11-24T17:30:34.438Z"',
      orchestrationinstance: { instanceid: "i", executionid: "random" },
      scheduledstarttimestamp: at(99),
    },
    { type: "TaskFailed", id: -1, timestamp: at(100), failuredetails: { stacktrace: "at x.ts:1" } },
  ];
  const state = { status: "RUNNING", customStatus: "", "dapr.workflow.failure.stack_trace": "at" };
  expect(normalise({ history, state }, false)).toEqual({
    history: [
      { type: "OrchestratorStarted", id: -1 },
      {
        type: "ExecutionStarted",
        id: -1,
        name: "w",
        input: '"<time>"',
        orchestrationinstance: { instanceid: "i" },
        scheduledstarttimestamp: "<time>",
      },
      { type: "TaskFailed", id: -1, failuredetails: { stacktrace: "<stack>" } },
    ],
    state: { status: "RUNNING", "dapr.workflow.failure.stack_trace": "<stack>" },
  });
});

test("of the sidecar's metadata only the number of workers stays", () => {
  const body = { id: "a", runtimeVersion: "1", extended: {}, workflows: { connectedWorkers: 1 } };
  expect(normalise({ get: { status: 200, body } }, false)).toEqual({
    get: { status: 200, body: { workflows: { connectedWorkers: 1 } } },
  });
  const other = { id: "a", workflows: {} };
  expect(normalise({ body: other }, false)).toEqual({ body: other });
});

test("the name that daprd gives a job is left out, what is wrong with it stays", () => {
  const error = (name: string) => `job name is invalid "${name}": must not contain '#'`;
  expect(normalise({ error: error("actorreminder||a#1||start-x") }, false)).toEqual({
    error: "job name is invalid <name>: must not contain '#'",
  });
});

test("made-up ids and slips of daprd's formatting are left out of texts", () => {
  const id = "f06ef871-4363-4e2e-91ce-11caa0110ee3";
  const slip = "unable to find it: x%!(EXTRA *fmt.wrapError=failed: no such instance exists)";
  expect(normalise({ id, message: slip, given: "a-b" }, false)).toEqual({
    id: "<id>",
    message: "unable to find it: x",
    given: "a-b",
  });
});

test("a timer's delay is compared in whole seconds from the turn that set it", () => {
  const timer = (delay: number) => [
    { type: "OrchestratorStarted", id: -1, timestamp: at(100) },
    { type: "TimerCreated", id: 1, timestamp: at(101), fireat: at(100 + delay) },
    { type: "OrchestratorStarted", id: -1, timestamp: at(100 + delay) },
    { type: "TimerFired", id: -1, timestamp: at(100 + delay), timerid: 1, fireat: at(100 + delay) },
  ];
  const [, created, , fired] = normalise(timer(3) as never, false) as object[];
  expect(created).toEqual({ type: "TimerCreated", id: 1, fireat: "3 s after its turn" });
  expect(fired).toMatchObject({ timerid: 1, fireat: "3 s after its turn" });
  expect(normalise(timer(4) as never, false)).not.toEqual(normalise(timer(3) as never, false));
});

test("the order of events counts, except where results race", () => {
  const done = (taskscheduledid: number) => ({
    type: "TaskCompleted",
    id: -1,
    timestamp: at(taskscheduledid),
    taskscheduledid,
  });
  const turn = { type: "OrchestratorStarted", id: -1, timestamp: at(1) };
  const one = { history: [turn, done(1), done(2)] };
  const other = { history: [turn, done(2), turn, done(1)] };
  expect(normalise(one, false)).not.toEqual(normalise(other, false));
  expect(normalise(one, true)).toEqual(normalise(other, true));
});

test("turns are counted, except while a workflow is suspended", () => {
  const event = (type: string) => ({ type, id: -1, timestamp: at(1) });
  const turn = event("OrchestratorStarted");
  const [suspended, resumed] = [event("ExecutionSuspended"), event("ExecutionResumed")];
  const alone = { history: [turn, event("TaskCompleted"), turn, suspended, resumed] };
  const along = { history: [turn, event("TaskCompleted"), suspended, resumed] };
  expect(normalise(alone, false)).toEqual(normalise(along, false));
  const together = { history: [turn, suspended, turn, event("EventRaised"), resumed, turn] };
  const apart = { history: [turn, suspended, turn, event("EventRaised"), turn, resumed, turn] };
  const longer = { history: [...apart.history, turn] };
  expect(normalise(together, false)).toEqual(normalise(apart, false));
  expect(normalise(longer, false)).not.toEqual(normalise(apart, false));
});
