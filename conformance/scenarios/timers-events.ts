import type { WorkflowContext } from "@dapr/dapr";
import type { Scenario } from "../scenario.ts";
import type { Steps } from "./steps.ts";

async function* sleeps(ctx: WorkflowContext, seconds: number): Steps {
  yield ctx.createTimer(seconds);
  return "awake";
}

async function* waits(ctx: WorkflowContext): Steps {
  return yield ctx.waitForExternalEvent("approval");
}

async function* waitsAfterTimer(ctx: WorkflowContext): Steps {
  yield ctx.createTimer(1);
  return yield ctx.waitForExternalEvent("approval");
}

async function* collects(ctx: WorkflowContext): Steps {
  const first: unknown = yield ctx.waitForExternalEvent("item");
  const second: unknown = yield ctx.waitForExternalEvent("item");
  return [first, second];
}

async function* eventOrTimeout(ctx: WorkflowContext, seconds: number): Steps {
  const event = ctx.waitForExternalEvent("approval");
  const timeout = ctx.createTimer(seconds);
  const winner: unknown = yield ctx.whenAny([event, timeout]);
  return winner === event ? event.getResult() : "timed out";
}

export const scenarios: Scenario[] = [
  {
    name: "A timer fires after its delay",
    workflows: [sleeps],
    run: async ({ client, id, ended, history }) => {
      await client.scheduleNewWorkflow(sleeps, 1, id());
      return { state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "A timer in the past fires at once",
    workflows: [sleeps],
    run: async ({ client, id, ended, history }) => {
      await client.scheduleNewWorkflow(sleeps, -60, id());
      return { state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "An event reaches a workflow that waits for it",
    workflows: [waits],
    run: async ({ client, id, state, ended, history }) => {
      await client.scheduleNewWorkflow(waits, undefined, id());
      const waiting = await state(id());
      await client.raiseEvent(id(), "approval", { by: "alice" });
      return { waiting, state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "An event that comes early is kept until the workflow waits for it",
    workflows: [waitsAfterTimer],
    run: async ({ client, id, ended, history }) => {
      await client.scheduleNewWorkflow(waitsAfterTimer, undefined, id());
      await client.raiseEvent(id(), "approval", "early");
      return { state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "The case of an event name does not matter and is kept",
    workflows: [waits],
    run: async ({ client, id, ended, history }) => {
      await client.scheduleNewWorkflow(waits, undefined, id());
      await client.raiseEvent(id(), "ApproVAL", 1);
      return { state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "An event without a payload delivers null",
    workflows: [waits],
    run: async ({ client, id, ended, history }) => {
      await client.scheduleNewWorkflow(waits, undefined, id());
      await client.raiseEvent(id(), "approval");
      return { state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "Events of one name arrive in the order they were raised",
    workflows: [collects],
    run: async ({ client, id, reached, ended, history }) => {
      await client.scheduleNewWorkflow(collects, undefined, id());
      await client.raiseEvent(id(), "item", "first");
      await reached(id(), "EventRaised");
      await client.raiseEvent(id(), "item", "second");
      return { state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "An event beats a timeout",
    workflows: [eventOrTimeout],
    run: async ({ client, id, ended, history }) => {
      await client.scheduleNewWorkflow(eventOrTimeout, 600, id());
      await client.raiseEvent(id(), "approval", "yes");
      return { state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "A timeout beats an event that never comes",
    workflows: [eventOrTimeout],
    run: async ({ client, id, ended, history }) => {
      await client.scheduleNewWorkflow(eventOrTimeout, 1, id());
      return { state: await ended(id()), history: await history(id()) };
    },
  },
];
