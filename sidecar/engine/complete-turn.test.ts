import { describe, expect, test } from "vitest";
import type { Action } from "./action.ts";
import { completeTurn } from "./complete-turn.ts";
import { deliver } from "./commands.ts";
import { stamp } from "./env.ts";
import { world } from "./fixtures.ts";
import { statusOf } from "./instance.ts";
import { answer } from "./messages.ts";

const task = (id: number, name = "step"): Action => ({ id, type: "scheduleTask", name });
const done = (id: number, result = '"ok"'): Action => ({
  id,
  type: "complete",
  status: "COMPLETED",
  result,
});

function complete(w: ReturnType<typeof world>, id: string, taskId: number) {
  const { executionId } = w.get(id);
  const event = { ...stamp(w.env), type: "TaskCompleted" as const, taskId, result: "1" };
  return w.commit(answer(w.instances, id, executionId, event));
}

test("a chain's history has each answer before what it led to", () => {
  const w = world();
  w.start("a");
  w.run("a", [task(1)]);
  complete(w, "a", 1);
  w.run("a", [done(2)]);
  expect(w.types("a")).toEqual([
    "WorkflowStarted",
    "ExecutionStarted",
    "TaskScheduled",
    "WorkflowStarted",
    "TaskCompleted",
    "ExecutionCompleted",
  ]);
  expect(statusOf(w.get("a"))).toBe("COMPLETED");
});

test("an action that was confirmed before is not carried out again", () => {
  const w = world();
  w.start("a");
  w.run("a", [task(1)]);
  w.decide(deliver(w.instances, "a", { ...stamp(w.env), type: "EventRaised", name: "x" }));
  w.run("a", [task(1), task(2)]);
  const scheduled = w.get("a").history.filter((event) => event.type === "TaskScheduled");
  expect(scheduled.map((event) => event.id)).toEqual([1, 2]);
});

test("only the first answer to a task counts", () => {
  const w = world();
  w.start("a");
  w.run("a", [task(1)]);
  expect(complete(w, "a", 1)).toHaveLength(1);
  expect(complete(w, "a", 1)).toHaveLength(0);
});

test("an answer to an ended instance changes nothing", () => {
  const w = world();
  w.start("a");
  w.run("a", [task(1), done(2)]);
  expect(complete(w, "a", 1)).toHaveLength(0);
});

test("the first completion of a turn wins", () => {
  const w = world();
  w.start("a");
  w.run("a", [done(1, '"first"'), done(2, '"second"')]);
  expect(w.get("a").seen.end?.result).toBe('"first"');
});

describe("continue-as-new", () => {
  const again = {
    id: 2,
    type: "continueAsNew" as const,
    input: "2",
    carryover: [],
  } satisfies Action;

  test("starts over with an empty history, the new input and a new execution", () => {
    const w = world();
    w.start("a", { input: "1" });
    const before = w.get("a").executionId;
    w.run("a", [again]);
    expect(w.types("a")).toEqual([]);
    expect(w.inbox("a")).toEqual(["ExecutionStarted"]);
    expect(w.get("a").executionId).not.toBe(before);
    expect(statusOf(w.get("a"))).toBe("RUNNING");
  });

  test("puts carried events after the start and before events that came meanwhile", () => {
    const w = world();
    w.start("a");
    const raised = (name: string) => ({ ...stamp(w.env), type: "EventRaised" as const, name });
    const turn = w.turn("a");
    w.decide(deliver(w.instances, "a", raised("newer")));
    const actions = [{ ...again, carryover: [raised("carried")] }];
    w.commit(completeTurn(w.instances, turn, { actions }, w.env));
    expect(w.get("a").inbox.map((event) => ("name" in event ? event.name : ""))).toEqual([
      "flow",
      "carried",
      "newer",
    ]);
  });

  test("drops what its tasks answer later", () => {
    const w = world();
    w.start("a");
    const old = w.get("a").executionId;
    w.run("a", [task(1)]);
    w.decide(deliver(w.instances, "a", { ...stamp(w.env), type: "EventRaised", name: "go" }));
    w.run("a", [again]);
    w.run("a", [task(1)]);
    const late = { ...stamp(w.env), type: "TaskCompleted" as const, taskId: 1, result: "1" };
    expect(answer(w.instances, "a", old, late)).toEqual([]);
    expect(answer(w.instances, "a", w.get("a").executionId, late)).toHaveLength(1);
  });

  test("drops what its tasks answered while the turn ran", () => {
    const w = world();
    w.start("a");
    w.run("a", [task(1)]);
    w.decide(deliver(w.instances, "a", { ...stamp(w.env), type: "EventRaised", name: "go" }));
    const turn = w.turn("a");
    complete(w, "a", 1);
    w.commit(completeTurn(w.instances, turn, { actions: [again] }, w.env));
    expect(w.inbox("a")).toEqual(["ExecutionStarted"]);
  });

  test("does not swallow a termination that came in the same turn", () => {
    const w = world();
    w.start("a");
    w.decide(
      deliver(w.instances, "a", {
        ...stamp(w.env),
        type: "ExecutionTerminated",
        input: '"enough"',
        recurse: false,
      }),
    );
    w.run("a", [again]);
    expect(statusOf(w.get("a"))).toBe("TERMINATED");
    expect(w.get("a").seen.end?.result).toBe('"enough"');
  });
});

test("two actions that nobody knows end the workflow once", () => {
  const w = world();
  w.start("a");
  w.run("a", [
    { id: 1, type: "unknown", what: "a teleport" },
    { id: 2, type: "unknown", what: "another" },
  ]);
  expect(w.types("a").filter((type) => type === "ExecutionCompleted")).toHaveLength(1);
});

test("an action of a newer protocol fails the workflow and says so", () => {
  const w = world();
  w.start("a");
  w.run("a", [{ id: 1, type: "unknown", what: "a teleport" }]);
  expect(w.get("a").seen.end).toMatchObject({
    status: "FAILED",
    failure: { errorMessage: expect.stringContaining("a teleport") },
  });
});

test("the custom status is what the last turn said", () => {
  const w = world();
  w.start("a");
  w.run("a", [task(1)], "busy");
  expect(w.get("a").customStatus).toBe("busy");
  complete(w, "a", 1);
  w.run("a", [done(2)]);
  expect(w.get("a").customStatus).toBeUndefined();
});

test("the answer to a turn of an instance that is gone changes nothing", () => {
  const w = world();
  w.start("a");
  const turn = w.turn("a");
  w.commit([{ type: "purged", id: "a" }]);
  expect(completeTurn(w.instances, turn, { actions: [done(1)] }, w.env)).toEqual([]);
});

test("the version that a worker names stands with the turn", () => {
  const w = world();
  w.start("a");
  const version = { patches: ["new-mail"] };
  const [turned] = completeTurn(w.instances, w.turn("a"), { actions: [], version }, w.env);
  expect(turned).toMatchObject({ started: { type: "WorkflowStarted", id: -1, version } });
});
