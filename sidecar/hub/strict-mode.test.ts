import { beforeEach, expect, test, vi } from "vitest";
import { wallClock } from "../clock.ts";
import type { Action } from "../engine/action.ts";
import { statusOf } from "../engine/instance.ts";
import type { Turn } from "../engine/turn.ts";
import { memoryStore } from "../store/memory.ts";
import type { Worker } from "./dispatcher.ts";
import { Hub } from "./hub.ts";
import * as requests from "./requests.ts";

interface TestWorker extends Worker {
  turns: Turn[];
}

function worker(peer: string): TestWorker {
  const turns: Turn[] = [];
  return { peer, turns, sendTurn: (turn) => turns.push(turn), sendActivity: () => {} };
}

const charge = (amount: number): Action => ({
  id: 1,
  type: "scheduleTask",
  name: "charge",
  input: String(amount),
});

let hub: Hub;
let ids = 0;
const [one, two] = [worker("one"), worker("two")];

beforeEach(async () => {
  hub = new Hub({
    store: memoryStore(),
    clock: wallClock,
    newId: () => `execution-${++ids}`,
    observe: () => {},
    isStrict: () => true,
  });
  for (const { turns } of [one, two]) turns.length = 0;
  hub.connect(one);
  await requests.startInstance(hub, { instanceId: "a", name: "flow" }, "stored");
});

const history = () => hub.instances.get("a")?.history.map((event) => event.type);

test("an answer counts once the repetition agrees", async () => {
  await hub.turnAnswered("a", { actions: [charge(5)] }, "one");
  expect(history()).toEqual([]);
  await vi.waitFor(() => expect(one.turns).toHaveLength(2));
  expect(one.turns[1]).toMatchObject({ repeated: true });
  await hub.turnAnswered("a", { actions: [charge(5)] }, "one");
  expect(history()).toEqual(["WorkflowStarted", "ExecutionStarted", "TaskScheduled"]);
});

test("an answer that differs ends the workflow", async () => {
  await hub.turnAnswered("a", { actions: [charge(5)] }, "one");
  await vi.waitFor(() => expect(one.turns).toHaveLength(2));
  await hub.turnAnswered("a", { actions: [charge(6)] }, "one");
  expect(hub.instances.get("a")?.seen.end).toMatchObject({
    status: "FAILED",
    failure: { errorMessage: expect.stringContaining("again: activity charge with 6") as string },
  });
});

test("another worker repeats the turn, if there is one", async () => {
  hub.connect(two);
  await hub.turnAnswered("a", { actions: [charge(5)] }, "one");
  await vi.waitFor(() => expect(two.turns).toHaveLength(1));
  expect(one.turns).toHaveLength(1);
});

test("a worker lost in the middle does not lose the answer that is being checked", async () => {
  await hub.turnAnswered("a", { actions: [charge(5)] }, "one");
  await vi.waitFor(() => expect(one.turns).toHaveLength(2));
  hub.disconnect(one);
  hub.connect(two);
  expect(two.turns).toMatchObject([{ instanceId: "a", repeated: true }]);
  await hub.turnAnswered("a", { actions: [charge(5)] }, "two");
  expect(history()).toContain("TaskScheduled");
});

test("what arrives meanwhile waits for the turn to be believed", async () => {
  await hub.turnAnswered("a", { actions: [charge(5)] }, "one");
  await requests.suspend(hub, "a");
  await vi.waitFor(() => expect(one.turns).toHaveLength(2));
  expect(statusOf(hub.instances.get("a")!)).toBe("PENDING");
  await hub.turnAnswered("a", { actions: [charge(5)] }, "one");
  await vi.waitFor(() => expect(statusOf(hub.instances.get("a")!)).toBe("SUSPENDED"));
});

test("the hub is busy while an answer is being checked", async () => {
  expect(hub.isBusy).toBe(true);
  await hub.turnAnswered("a", { actions: [] }, "one");
  expect(hub.isBusy).toBe(true);
  await vi.waitFor(() => expect(one.turns).toHaveLength(2));
  await hub.turnAnswered("a", { actions: [] }, "one");
  expect(hub.isBusy).toBe(false);
});
