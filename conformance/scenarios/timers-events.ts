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

async function* collectsAfterTimer(ctx: WorkflowContext): Steps {
  yield ctx.createTimer(1);
  const seen: unknown[] = [];
  while (seen.length < 3) seen.push(yield ctx.waitForExternalEvent("item"));
  return seen;
}

async function* eventOrTimeout(ctx: WorkflowContext, seconds: number): Steps {
  const event = ctx.waitForExternalEvent("approval");
  const timeout = ctx.createTimer(seconds);
  const winner: unknown = yield ctx.whenAny([event, timeout]);
  return winner === event ? event.getResult() : "timed out";
}

const days = (n: number) => n * 24 * 60 * 60;

async function* giveUpThenWait(ctx: WorkflowContext): Steps {
  const first = ctx.waitForExternalEvent("approval");
  yield ctx.whenAny([first, ctx.createTimer(1)]);
  ctx.setCustomStatus("second try");
  const second = ctx.waitForExternalEvent("approval");
  const winner: unknown = yield ctx.whenAny([second, ctx.createTimer(2)]);
  return { first: first.isComplete, second: winner === second };
}

async function* sleepsUntil(ctx: WorkflowContext, time: string): Steps {
  yield ctx.createTimer(new Date(time));
  return "awake";
}

async function* waitsForTwoNames(ctx: WorkflowContext): Steps {
  const second: unknown = yield ctx.waitForExternalEvent("second");
  const first: unknown = yield ctx.waitForExternalEvent("first");
  return [first, second];
}

async function* timersRace(ctx: WorkflowContext): Steps {
  const slow = ctx.createTimer(2);
  const quick = ctx.createTimer(1);
  const winner: unknown = yield ctx.whenAny([slow, quick]);
  const quickWins = winner === quick;
  yield slow;
  return { quickWins };
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
  {
    name: "A timer of a hundred days waits until an event beats it",
    workflows: [eventOrTimeout],
    run: async ({ client, id, state, ended, history }) => {
      await client.scheduleNewWorkflow(eventOrTimeout, days(100), id());
      const waiting = await state(id());
      await client.raiseEvent(id(), "approval", "at last");
      return { waiting, state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "A timer of a hundred days ends with its workflow",
    workflows: [sleeps],
    run: async ({ client, id, state, history }) => {
      await client.scheduleNewWorkflow(sleeps, days(100), id());
      const waiting = await state(id());
      await client.terminateWorkflow(id(), "enough");
      return { waiting, state: await state(id()), history: await history(id()) };
    },
  },
  {
    name: "A timer of no seconds fires",
    workflows: [sleeps],
    run: async ({ client, id, ended, history }) => {
      await client.scheduleNewWorkflow(sleeps, 0, id());
      return { state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "A timer fires at the time given",
    workflows: [sleepsUntil],
    run: async ({ client, id, ended }) => {
      const time = new Date(Date.now() + 1500);
      await client.scheduleNewWorkflow(sleepsUntil, time.toISOString(), id());
      return { state: await ended(id()), onTime: Date.now() >= time.getTime() };
    },
  },
  {
    name: "The quicker of two timers wins and the slower still fires",
    workflows: [timersRace],
    run: async ({ client, id, ended, history }) => {
      await client.scheduleNewWorkflow(timersRace, undefined, id());
      return { state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "A waiter that was given up still takes the event",
    workflows: [giveUpThenWait],
    run: async ({ client, id, reached, ended, history }) => {
      await client.scheduleNewWorkflow(giveUpThenWait, undefined, id());
      await reached(id(), "TimerFired");
      await client.raiseEvent(id(), "approval", "late");
      return { state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "Events of two names wait for each other's turn",
    workflows: [waitsForTwoNames],
    run: async ({ client, id, reached, ended, history }) => {
      await client.scheduleNewWorkflow(waitsForTwoNames, undefined, id());
      await client.raiseEvent(id(), "first", 1);
      await reached(id(), "EventRaised");
      await client.raiseEvent(id(), "second", 2);
      return { state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "Several events that come early are kept in order",
    workflows: [collectsAfterTimer],
    run: async ({ client, id, ended }) => {
      await client.scheduleNewWorkflow(collectsAfterTimer, undefined, id());
      for (const item of ["first", "second", "third"]) await client.raiseEvent(id(), "item", item);
      return { state: await ended(id()) };
    },
  },
  {
    name: "An event that nobody waits for changes nothing",
    workflows: [waits],
    run: async ({ client, id, reached, state, ended, history }) => {
      await client.scheduleNewWorkflow(waits, undefined, id());
      await client.raiseEvent(id(), "rumour", "psst");
      await reached(id(), "EventRaised");
      const meanwhile = await state(id());
      await client.raiseEvent(id(), "approval", "yes");
      return { meanwhile, state: await ended(id()), history: await history(id()) };
    },
  },
];
