import { expect, test } from "vitest";
import type { Action, TurnResult } from "./action.ts";
import { deliver } from "./commands.ts";
import { world } from "./fixtures.ts";
import { auditsOf, differenceIn, failureOf } from "./strict.ts";

const task = (id: number, input?: string): Action => ({
  id,
  type: "scheduleTask",
  name: "step",
  input,
});
const done = (result: string): Action => ({ id: 9, type: "complete", status: "COMPLETED", result });
const answered = (taskId: number) => ({
  id: -1 as const,
  at: "2026-01-01T00:00:00.000Z",
  type: "TaskCompleted" as const,
  taskId,
});

/** A world with an instance whose first turn scheduled task 1, and whose second turn is due. */
function inTheSecondTurn() {
  const w = world();
  w.start("a");
  w.run("a", [task(1, "1")], "busy");
  w.commit([{ type: "received", id: "a", event: answered(1) }]);
  return w;
}

function auditsFor(result: TurnResult) {
  const w = inTheSecondTurn();
  return auditsOf(w.get("a"), w.turn("a"), result);
}

test("a repetition shows what happened, without the confirmations", () => {
  const [audit] = auditsFor({ actions: [task(2)] });
  const { past, batch } = audit!.turn;
  expect([...past, ...batch].map(({ type }) => type)).toEqual([
    "WorkflowStarted",
    "ExecutionStarted",
    "TaskCompleted",
  ]);
});

test("the same decisions since the beginning, in any order, are no difference", () => {
  const [audit, more] = auditsFor({ actions: [task(2)], customStatus: "more" });
  expect(more).toBeUndefined();
  const again = { actions: [task(2), task(1, "1")], customStatus: "more" };
  expect(differenceIn(audit!, again)).toBeUndefined();
});

test.each([
  ["another input", [task(1, "1"), task(2, "7")], "action 2", "activity step with 7"],
  ["a decision of long ago", [task(1, "7"), task(2)], "action 1", "activity step with 7"],
  ["a decision that is missing", [task(1, "1")], "action 2", "nothing"],
  ["an end", [done("1")], "action 1", "nothing"],
  [
    "one decision more",
    [task(1, "1"), task(2), task(3)],
    "action 3",
    "activity step without input",
  ],
])("%s is a difference", (_what, actions, place, again) => {
  const [audit] = auditsFor({ actions: [task(2)] });
  expect(differenceIn(audit!, { actions })).toMatchObject({ place, again });
});

test("a custom status that differs is a difference", () => {
  const [audit] = auditsFor({ actions: [task(2)], customStatus: "one" });
  const again = { actions: [task(1, "1"), task(2)], customStatus: "two" };
  expect(differenceIn(audit!, again)).toEqual({
    place: "custom status",
    first: "one",
    again: "two",
  });
});

test("before a workflow ends, its earlier decisions are asked for too", () => {
  const [end, before] = auditsFor({ actions: [done("1")], customStatus: "over" });
  expect(differenceIn(end!, { actions: [done("1")], customStatus: "over" })).toBeUndefined();
  expect(before!.turn.past).toEqual([]);
  expect(before!.turn.batch.map(({ type }) => type)).toEqual(["ExecutionStarted"]);
  expect(differenceIn(before!, { actions: [task(1, "1")], customStatus: "busy" })).toBeUndefined();
  expect(differenceIn(before!, { actions: [task(1, "2")], customStatus: "busy" })).toBeDefined();
});

test("a child's id is the one it gets when it names none", () => {
  const child = { id: 2, type: "createChild" as const, instanceId: "", name: "inner" };
  const [audit] = auditsFor({ actions: [child] });
  const again = { actions: [task(1, "1"), { ...child, instanceId: "a:0002" }] };
  expect(differenceIn(audit!, again)).toBeUndefined();
});

test("long values are cut to where they differ", () => {
  const [audit] = auditsFor({ actions: [task(2, "x".repeat(5000) + "left")] });
  const again = { actions: [task(1, "1"), task(2, "x".repeat(5000) + "right")] };
  const difference = differenceIn(audit!, again);
  expect(difference?.first).toMatch(/^…x{30,60}left$/);
  expect(difference?.again).toMatch(/^…x{30,60}right$/);
});

test("the failure shows both decisions and how to mend it", () => {
  const turn = inTheSecondTurn().turn("a");
  const difference = { place: "action 2", first: "activity step with 1", again: "nothing" };
  const [action] = failureOf(turn, difference).actions;
  expect(action).toMatchObject({
    id: -1,
    type: "complete",
    status: "FAILED",
    failure: {
      errorType: "NonDeterminismError",
      errorMessage:
        "In strict mode turn 2 ran again on the same history, and the workflow decided differently.\n" +
        "  action 2, first: activity step with 1\n" +
        "  action 2, again: nothing\n" +
        "Take times from getCurrentUtcDateTime(), and chance and surroundings from activities.",
    },
  });
});

const raised = {
  id: -1 as const,
  at: "2026-01-01T00:00:00.000Z",
  type: "EventRaised" as const,
  name: "go",
  input: "1",
};

test.each<[string, Action, string]>([
  ["a task", task(2, "7"), "activity step with 7"],
  ["a task without input", task(2), "activity step without input"],
  [
    "a timer",
    { id: 2, type: "createTimer", fireAt: "2026-01-02T00:00:00Z" },
    "timer at 2026-01-02T00:00:00Z",
  ],
  [
    "a timer for an event",
    {
      id: 2,
      type: "createTimer",
      fireAt: "2026-01-02T00:00:00Z",
      origin: { kind: "externalEvent", name: "go" },
    },
    "timer at 2026-01-02T00:00:00Z for event go",
  ],
  [
    "a child",
    { id: 2, type: "createChild", instanceId: "", name: "inner" },
    "child workflow inner as a:0002 without input",
  ],
  [
    "a child with an id",
    { id: 2, type: "createChild", instanceId: "mine", name: "inner", input: "1" },
    "child workflow inner as mine with 1",
  ],
  [
    "an event",
    { id: 2, type: "sendEvent", instanceId: "b", name: "go", input: "1" },
    "event go to b with 1",
  ],
])("%s is put into words, in an answer and from the history", (_what, action, words) => {
  const [audit] = auditsFor({ actions: [action] });
  expect(audit?.expected.get("action 2")).toBe(words);
  const w = inTheSecondTurn();
  w.run("a", [action]);
  w.decide(deliver(w.instances, "a", raised));
  const [later] = auditsOf(w.get("a"), w.turn("a"), { actions: [] });
  expect(later?.expected.get("action 2")).toBe(words);
});

test.each<[Action, string]>([
  [done("7"), "COMPLETED: 7"],
  [{ id: 9, type: "complete", status: "COMPLETED" }, "COMPLETED"],
  [
    {
      id: 9,
      type: "complete",
      status: "FAILED",
      failure: { errorType: "TypeError", errorMessage: "no" },
    },
    "FAILED: TypeError: no",
  ],
  [
    {
      id: 9,
      type: "continueAsNew",
      input: "2",
      carryover: [raised, { id: -1, at: raised.at, type: "ExecutionResumed" }],
    },
    "continue as new with 2, keeping event go with 1",
  ],
])("an end is put into words: %j", (action, words) => {
  const [audit] = auditsFor({ actions: [action] });
  expect(audit?.expected).toEqual(
    new Map([
      ["end", words],
      ["custom status", "none"],
    ]),
  );
});

test("what leaves no event behind is held against nothing", () => {
  const actions: Action[] = [
    { id: 2, type: "terminate", instanceId: "b", recurse: false },
    { id: 3, type: "createDetached", instanceId: "d", name: "other" },
    { id: 4, type: "unknown", what: "a teleport" },
  ];
  const [audit] = auditsFor({ actions });
  expect([...audit!.expected.keys()]).toEqual(["action 1", "custom status"]);
});

test("a turn is repeated several times once an event has been raised", () => {
  const w = inTheSecondTurn();
  w.decide(deliver(w.instances, "a", raised));
  expect(auditsOf(w.get("a"), w.turn("a"), { actions: [] })).toHaveLength(4);
  w.run("a", [task(2)]);
  w.commit([{ type: "received", id: "a", event: answered(2) }]);
  const audits = auditsOf(w.get("a"), w.turn("a"), { actions: [] });
  expect(audits).toHaveLength(4);
  expect(audits.every(({ turn }) => turn.repeated)).toBe(true);
});

test("values of ordinary length are shown whole", () => {
  const [audit] = auditsFor({ actions: [task(2, "x".repeat(100) + "left")] });
  const again = { actions: [task(1, "1"), task(2, "x".repeat(100) + "right")] };
  const difference = differenceIn(audit!, again);
  expect(difference?.first).toBe(`activity step with ${"x".repeat(100)}left`);
});

test("a value that is long behind the difference is cut there", () => {
  const [audit] = auditsFor({ actions: [task(2, "left" + "x".repeat(5000))] });
  const difference = differenceIn(audit!, { actions: [task(1, "1"), task(2, "right")] });
  expect(difference?.first).toMatch(/^activity step with leftx+…$/);
  expect(difference?.again).toBe("activity step with right");
});

test("a decision that only the repetition took stands beside nothing", () => {
  const [audit] = auditsFor({ actions: [] });
  const again = { actions: [task(1, "1"), task(2)] };
  expect(differenceIn(audit!, again)).toEqual({
    place: "action 2",
    first: "nothing",
    again: "activity step without input",
  });
});

test("one long value among two is enough to cut both", () => {
  const [audit] = auditsFor({ actions: [task(2, `${"y".repeat(200)}left`)] });
  const longer = { actions: [task(1, "1"), task(2, `${"y".repeat(200)}right${"x".repeat(400)}`)] };
  expect(differenceIn(audit!, longer)?.first).toMatch(/^…y+left$/);
});
