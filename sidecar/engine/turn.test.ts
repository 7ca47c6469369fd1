import { expect, test } from "vitest";
import { deliver, start } from "./commands.ts";
import { stamp, toMilliseconds } from "./env.ts";
import { world } from "./fixtures.ts";
import type { HistoryEvent } from "./history.ts";
import { statusOf } from "./instance.ts";
import { nextTurn } from "./turn.ts";

type Kind = "ExecutionSuspended" | "ExecutionResumed";

function send(w: ReturnType<typeof world>, type: Kind | "EventRaised") {
  const event: HistoryEvent =
    type === "EventRaised" ? { ...stamp(w.env), type, name: "x" } : { ...stamp(w.env), type };
  w.decide(deliver(w.instances, "a", event));
}

test("the first turn starts the clock and then the workflow", () => {
  const w = world();
  w.start("a");
  const { started, batch } = w.turn("a");
  expect([started, ...batch].map((event) => event.type)).toEqual([
    "WorkflowStarted",
    "ExecutionStarted",
  ]);
});

test("the clock of an instance never runs backwards", () => {
  const w = world();
  w.start("a");
  w.run("a", []);
  const before = w.get("a").history[0]?.at ?? "";
  w.env.now -= 60_000;
  send(w, "EventRaised");
  expect(w.turn("a").started.at >= before).toBe(true);
  w.run("a", [{ id: 1, type: "scheduleTask", name: "step" }]);
  send(w, "EventRaised");
  expect(w.turn("a").started.at >= before).toBe(true);
});

test("an instance with an empty inbox has no turn", () => {
  const w = world();
  w.start("a");
  w.run("a", []);
  expect(nextTurn(w.get("a"), w.env)).toBeUndefined();
});

test("a scheduled start waits for its time, or for the first event", () => {
  const w = world();
  const at = new Date(w.env.now + 1000).toISOString();
  w.start("a", { scheduledStart: at });
  expect(nextTurn(w.get("a"), w.env)).toBeUndefined();
  w.env.now += 1000;
  expect(nextTurn(w.get("a"), w.env)).toBeDefined();
  w.env.now -= 1000;
  send(w, "EventRaised");
  expect(nextTurn(w.get("a"), w.env)).toBeDefined();
});

test("a suspension is noted in a turn of its own that needs no worker", () => {
  const w = world();
  w.start("a");
  send(w, "EventRaised");
  send(w, "ExecutionSuspended");
  send(w, "EventRaised");
  expect(w.turn("a")).toMatchObject({ batch: [{}, {}], local: false });
  w.run("a", []);
  expect(w.turn("a")).toMatchObject({ batch: [{}], local: true });
  w.run("a", []);
  expect(statusOf(w.get("a"))).toBe("SUSPENDED");
  expect(nextTurn(w.get("a"), w.env)).toBeUndefined();
});

test("resuming delivers what came meanwhile, in order", () => {
  const w = world();
  w.start("a");
  w.run("a", []);
  send(w, "ExecutionSuspended");
  w.run("a", []);
  send(w, "EventRaised");
  send(w, "ExecutionResumed");
  expect(w.turn("a").batch.map((event) => event.type)).toEqual(["EventRaised", "ExecutionResumed"]);
  w.run("a", []);
  expect(statusOf(w.get("a"))).toBe("RUNNING");
});

test("a suspension that follows a resumption in the inbox is not lost", () => {
  const w = world();
  w.start("a");
  w.run("a", []);
  send(w, "ExecutionSuspended");
  w.run("a", []);
  send(w, "ExecutionResumed");
  send(w, "ExecutionSuspended");
  w.run("a", []);
  expect(statusOf(w.get("a"))).toBe("RUNNING");
  w.run("a", []);
  expect(statusOf(w.get("a"))).toBe("SUSPENDED");
});

test("an id is free again once its instance has ended, and not before", () => {
  const w = world();
  w.start("a");
  const again = () => start(w.instances, { instanceId: "a", name: "flow" }, w.env);
  expect(again()).toEqual({ refused: "active" });
  w.run("a", [{ id: 1, type: "complete", status: "COMPLETED" }]);
  expect(again()).toHaveProperty("changes");
});

test("a time finer than a millisecond counts from the next whole one", () => {
  expect(toMilliseconds("2026-01-01T00:00:00.123Z")).toBe(Date.UTC(2026, 0, 1, 0, 0, 0, 123));
  expect(toMilliseconds("2026-01-01T00:00:00.123400Z")).toBe(Date.UTC(2026, 0, 1, 0, 0, 0, 124));
});

test("a clock that moves on moves the instance's on", () => {
  const w = world();
  w.start("a");
  w.run("a", []);
  w.env.now += 60_000;
  send(w, "EventRaised");
  expect(w.turn("a").started.at).toBe(new Date(w.env.now).toISOString());
});

test("a termination wakes a suspended instance", () => {
  const w = world();
  w.start("a");
  w.run("a", []);
  send(w, "ExecutionSuspended");
  w.run("a", []);
  w.decide(
    deliver(w.instances, "a", { ...stamp(w.env), type: "ExecutionTerminated", recurse: false }),
  );
  expect(nextTurn(w.get("a"), w.env)).toBeDefined();
});

test("an event that is not durable yet is in no turn", () => {
  const w = world();
  w.start("a");
  send(w, "EventRaised");
  expect(nextTurn(w.get("a"), w.env, 1)?.batch).toHaveLength(1);
  expect(nextTurn(w.get("a"), w.env, 2)).toBeUndefined();
});
