import { describe, expect, test } from "vitest";
import type { Action } from "./action.ts";
import { deliver } from "./commands.ts";
import { stamp } from "./env.ts";
import { world } from "./fixtures.ts";
import { statusOf } from "./instance.ts";

const done = (id: number, result = '"ok"'): Action => ({
  id,
  type: "complete",
  status: "COMPLETED",
  result,
});

describe("children", () => {
  const child = (instanceId = ""): Action => ({
    id: 1,
    type: "createChild",
    instanceId,
    name: "child",
  });

  test("get the parent's id and the task's number when they are given none", () => {
    const w = world();
    w.start("a");
    w.run("a", [{ ...child(), id: 26 }]);
    expect(w.instances.has("a:001a")).toBe(true);
  });

  test("report their result to the parent, once", () => {
    const w = world();
    w.start("a");
    w.run("a", [child("c")]);
    w.run("c", [done(1, "7")]);
    expect(w.get("a").inbox).toMatchObject([{ type: "ChildCompleted", taskId: 1, result: "7" }]);
  });

  test("fail at once in the parent when their id is taken by an active instance", () => {
    const w = world();
    w.start("taken");
    w.start("a");
    w.run("a", [child("taken")]);
    expect(w.get("a").inbox).toMatchObject([
      { type: "ChildFailed", failure: { errorMessage: expect.stringContaining("'taken'") } },
    ]);
    expect(w.inbox("taken")).toEqual(["ExecutionStarted"]);
  });

  test("report nothing to a parent that has started over", () => {
    const w = world();
    w.start("a");
    w.run("a", [child("c")]);
    w.decide(deliver(w.instances, "a", { ...stamp(w.env), type: "EventRaised", name: "go" }));
    w.run("a", [{ id: 2, type: "continueAsNew", carryover: [] }]);
    w.run("c", [done(1)]);
    expect(w.inbox("a")).toEqual(["ExecutionStarted"]);
  });

  test("are terminated with their parent when that is asked for", () => {
    const w = world();
    w.start("a");
    w.run("a", [child("c")]);
    w.run("c", []);
    const end = { ...stamp(w.env), type: "ExecutionTerminated" as const, recurse: true };
    w.decide(deliver(w.instances, "a", end));
    w.run("a", []);
    expect(statusOf(w.get("a"))).toBe("TERMINATED");
    w.run("c", []);
    expect(statusOf(w.get("c"))).toBe("TERMINATED");
  });

  test("are terminated with their parent when that turn is their first moment, too", () => {
    const w = world();
    w.start("a");
    const end = { ...stamp(w.env), type: "ExecutionTerminated" as const, recurse: true };
    w.decide(deliver(w.instances, "a", end));
    w.run("a", [child("c")]);
    w.run("c", []);
    expect(statusOf(w.get("c"))).toBe("TERMINATED");
  });
});

test("a child that did not complete has failed for its parent", () => {
  const w = world();
  w.start("a");
  w.run("a", [{ id: 1, type: "createChild", instanceId: "c", name: "child" }]);
  const failure = { errorType: "Error", errorMessage: "no" };
  w.run("c", [{ id: 1, type: "complete", status: "FAILED", failure }]);
  expect(w.get("a").inbox).toMatchObject([{ type: "ChildFailed", taskId: 1, failure }]);
});

test("a termination goes on to grandchildren", () => {
  const w = world();
  w.start("a");
  w.run("a", [{ id: 1, type: "createChild", instanceId: "c", name: "child" }]);
  w.run("c", [
    { id: 1, type: "scheduleTask", name: "step" },
    { id: 2, type: "createChild", instanceId: "g", name: "grandchild" },
  ]);
  const end = { ...stamp(w.env), type: "ExecutionTerminated" as const, recurse: true };
  w.decide(deliver(w.instances, "a", end));
  for (const id of ["a", "c", "g"]) w.run(id, []);
  expect(statusOf(w.get("g"))).toBe("TERMINATED");
});

test("an event reaches a child that the same turn creates", () => {
  const w = world();
  w.start("a");
  w.run("a", [
    { id: 1, type: "createChild", instanceId: "c", name: "child" },
    { id: 2, type: "sendEvent", instanceId: "c", name: "go" },
  ]);
  expect(w.inbox("c")).toEqual(["ExecutionStarted", "EventRaised"]);
});

test("an event that is sent stands in the history of its sender", () => {
  const w = world();
  w.start("a");
  w.run("a", [{ id: 4, type: "sendEvent", instanceId: "b", name: "go", input: "1" }]);
  expect(w.get("a").history.at(-1)).toMatchObject({
    type: "EventSent",
    id: 4,
    instanceId: "b",
    name: "go",
    input: "1",
  });
});

test("a termination that a workflow asks for reaches the other one", () => {
  const w = world();
  w.start("a");
  w.start("b");
  w.run("a", [{ id: 1, type: "terminate", instanceId: "b", reason: '"enough"', recurse: false }]);
  w.run("b", []);
  expect(w.get("b").seen.end).toMatchObject({ id: -1, status: "TERMINATED", result: '"enough"' });
});

describe("a workflow that reports to nobody", () => {
  const detached: Action = {
    id: 1,
    type: "createDetached",
    instanceId: "d",
    name: "other",
    input: "1",
    executionId: "mine",
  };

  test("is started with what the action says", () => {
    const w = world();
    w.start("a");
    w.run("a", [detached]);
    expect(w.get("d").inbox).toEqual([
      {
        ...stamp(w.env),
        type: "ExecutionStarted",
        instanceId: "d",
        name: "other",
        input: "1",
        executionId: "mine",
      },
    ]);
    w.run("d", [done(1)]);
    expect(w.inbox("a")).toEqual([]);
  });

  test("is not started a second time while it is active", () => {
    const w = world();
    w.start("a");
    w.start("d");
    w.run("a", [detached]);
    expect(w.get("d").inbox).toHaveLength(1);
    expect(w.get("d").inbox[0]).toMatchObject({ name: "flow" });
  });
});

test("a child that failed at once and an unknown action have the error's type for people", () => {
  const w = world();
  w.start("taken");
  w.start("a");
  w.run("a", [{ id: 1, type: "createChild", instanceId: "taken", name: "child" }]);
  expect(w.get("a").inbox).toMatchObject([{ failure: { errorType: "InstanceAlreadyExists" } }]);
  w.start("b");
  w.run("b", [{ id: 1, type: "unknown", what: "a teleport" }]);
  expect(w.get("b").seen.end).toMatchObject({ id: -1, failure: { errorType: "UnknownAction" } });
});
