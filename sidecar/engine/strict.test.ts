import { expect, test } from "vitest";
import type { Action, TurnResult } from "./action.ts";
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

/** An instance whose first turn scheduled task 1, and whose second turn is due. */
function secondTurn() {
  const given = world();
  given.start("a");
  given.run("a", [task(1, "1")], "busy");
  given.commit([{ type: "received", id: "a", event: answered(1) }]);
  return { ...given, turn: given.turn("a") };
}

function auditsFor(result: TurnResult) {
  const { get, turn } = secondTurn();
  return auditsOf(get("a"), turn, result);
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
  const { turn } = secondTurn();
  const difference = { place: "action 2", first: "activity step with 1", again: "nothing" };
  const [action] = failureOf(turn, difference).actions;
  expect(action).toMatchObject({
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
