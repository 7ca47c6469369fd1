import { beforeEach, describe, expect, test } from "vitest";
import type { TaskScheduled } from "../engine/history.ts";
import type { Turn } from "../engine/turn.ts";
import { Dispatcher, type ActivityItem, type Worker } from "./dispatcher.ts";

interface TestWorker extends Worker {
  turns: string[];
  activities: string[];
}

function worker(peer: string): TestWorker {
  const turns: string[] = [];
  const activities: string[] = [];
  return {
    peer,
    turns,
    activities,
    sendTurn: (turn) => turns.push(turn.instanceId),
    sendActivity: ({ instanceId, executionId, task }) =>
      activities.push(`${instanceId}/${executionId}/${task.id}`),
  };
}

function turnOf(instanceId: string): Turn {
  const started = { id: -1, at: "", type: "WorkflowStarted" as const };
  return { instanceId, executionId: "1", past: [], started, batch: [], local: false };
}

function activity(instanceId: string, taskId: number, executionId = "1"): ActivityItem {
  const task: TaskScheduled = { id: taskId, at: "", type: "TaskScheduled", name: "step" };
  return { instanceId, executionId, task };
}

let closed: Set<ActivityItem>;
let dispatcher: Dispatcher;
let avoided: string | undefined;

beforeEach(() => {
  closed = new Set();
  avoided = undefined;
  dispatcher = new Dispatcher({
    turnOf,
    isOpen: (item) => !closed.has(item),
    sent: () => {},
    avoid: () => avoided,
  });
});

test("work waits for the first worker", () => {
  dispatcher.offerTurn("a");
  dispatcher.offerActivity(activity("a", 1));
  const one = worker("one");
  dispatcher.connect(one);
  expect([one.turns, one.activities]).toEqual([["a"], ["a/1/1"]]);
});

test("an instance has at most one turn outstanding", () => {
  const one = worker("one");
  dispatcher.connect(one);
  dispatcher.offerTurn("a");
  dispatcher.offerTurn("a");
  expect(one.turns).toEqual(["a"]);
  dispatcher.takeTurn("a", "one");
  dispatcher.pump();
  expect(one.turns).toEqual(["a", "a"]);
});

test("a worker never holds more than the SDK can queue", () => {
  const one = worker("one");
  dispatcher.connect(one);
  for (let id = 1; id <= 300; id++) {
    dispatcher.offerActivity(activity("a", id));
    dispatcher.offerTurn(`i${id}`);
  }
  expect(one.turns.length + one.activities.length).toBe(64);
});

test("slow activities leave room for turns", () => {
  const one = worker("one");
  dispatcher.connect(one);
  for (let id = 1; id <= 300; id++) dispatcher.offerActivity(activity("a", id));
  dispatcher.offerTurn("b");
  expect(one.turns).toEqual(["b"]);
});

test("work is spread over the workers", () => {
  const [one, two] = [worker("one"), worker("two")];
  dispatcher.connect(one);
  dispatcher.connect(two);
  for (let id = 1; id <= 10; id++) dispatcher.offerActivity(activity("a", id));
  expect([one.activities.length, two.activities.length]).toEqual([5, 5]);
});

test("a worker to avoid gets a turn only when there is no other", () => {
  const [one, two] = [worker("one"), worker("two")];
  avoided = "one";
  dispatcher.connect(one);
  dispatcher.offerTurn("a");
  dispatcher.connect(two);
  for (const id of ["b", "c", "d"]) dispatcher.offerTurn(id);
  expect([one.turns, two.turns]).toEqual([["a"], ["b", "c", "d"]]);
});

test("the dispatcher is busy until all its work is answered", () => {
  expect(dispatcher.isBusy).toBe(false);
  dispatcher.offerActivity(activity("a", 1));
  expect(dispatcher.isBusy).toBe(true);
  dispatcher.connect(worker("one"));
  expect(dispatcher.isBusy).toBe(true);
  dispatcher.takeActivity("a", 1, "one");
  expect(dispatcher.isBusy).toBe(false);
});

describe("a worker that is lost", () => {
  test("gives everything it held back, before newer work", () => {
    const [one, two] = [worker("one"), worker("two")];
    dispatcher.connect(one);
    dispatcher.offerTurn("a");
    dispatcher.offerActivity(activity("a", 1));
    dispatcher.disconnect(one);
    dispatcher.offerTurn("b");
    dispatcher.connect(two);
    expect(two.turns).toEqual(["a", "b"]);
    expect(two.activities).toEqual(["a/1/1"]);
  });

  test("cannot answer any more", () => {
    const [one, two] = [worker("one"), worker("two")];
    dispatcher.connect(one);
    dispatcher.offerTurn("a");
    dispatcher.offerActivity(activity("a", 1));
    dispatcher.disconnect(one);
    dispatcher.connect(two);
    expect(dispatcher.takeTurn("a", "one")).toBeUndefined();
    expect(dispatcher.takeActivity("a", 1, "one")).toBeUndefined();
    expect(dispatcher.takeTurn("a", "two")).toBeDefined();
    expect(dispatcher.takeActivity("a", 1, "two")).toBeDefined();
  });
});

test("an answer counts once", () => {
  const one = worker("one");
  dispatcher.connect(one);
  dispatcher.offerActivity(activity("a", 1));
  expect(dispatcher.takeActivity("a", 1, "one")).toBeDefined();
  expect(dispatcher.takeActivity("a", 1, "one")).toBeUndefined();
});

test("an activity that was answered while it waited is not sent", () => {
  const item = activity("a", 1);
  dispatcher.offerActivity(item);
  closed.add(item);
  const one = worker("one");
  dispatcher.connect(one);
  expect(one.activities).toEqual([]);
});

test("two generations of one task are never outstanding together", () => {
  const one = worker("one");
  dispatcher.connect(one);
  dispatcher.offerActivity(activity("a", 1, "old"));
  dispatcher.offerActivity(activity("a", 1, "new"));
  expect(one.activities).toEqual(["a/old/1"]);
  expect(dispatcher.takeActivity("a", 1, "one")?.executionId).toBe("old");
  dispatcher.pump();
  expect(one.activities).toEqual(["a/old/1", "a/new/1"]);
});
