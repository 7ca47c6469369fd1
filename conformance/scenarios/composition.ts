import type { WorkflowActivityContext, WorkflowContext } from "@dapr/dapr";
import type { Scenario } from "../scenario.ts";
import type { Steps } from "./steps.ts";

function double(_ctx: WorkflowActivityContext, n: number) {
  return n * 2;
}

async function* child(ctx: WorkflowContext, n: number): Steps {
  return yield ctx.callActivity(double, n);
}

async function* brokenChild(_ctx: WorkflowContext, text: string): Steps {
  throw new RangeError(text);
}

async function* parent(ctx: WorkflowContext, childId?: string): Steps {
  return yield ctx.callChildWorkflow(child, 21, childId);
}

async function* parentOfBroken(ctx: WorkflowContext): Steps {
  try {
    yield ctx.callChildWorkflow(brokenChild, "no luck");
    return "not reached";
  } catch (error) {
    return (error as Error).message;
  }
}

async function* patientChild(ctx: WorkflowContext): Steps {
  return yield ctx.waitForExternalEvent("go");
}

async function* patientParent(ctx: WorkflowContext, childId: string): Steps {
  try {
    return yield ctx.callChildWorkflow(patientChild, undefined, childId);
  } catch (error) {
    return (error as Error).message;
  }
}

async function* countsDown(ctx: WorkflowContext, n: number): Steps {
  const seen: number = yield ctx.callActivity(double, n);
  if (n === 1) return seen;
  ctx.setCustomStatus(`left: ${n}`);
  ctx.continueAsNew(n - 1, false);
  return undefined;
}

/** Counts its generations; in the first it lets two events pass by without waiting for them. */
function generations(save: boolean) {
  return async function* (ctx: WorkflowContext, generation: number): Steps {
    if (generation === 1) {
      yield ctx.waitForExternalEvent("next");
      ctx.continueAsNew(2, save);
      return undefined;
    }
    const timeout = ctx.createTimer(2);
    const item = ctx.waitForExternalEvent("item");
    const winner: unknown = yield ctx.whenAny([item, timeout]);
    return winner === item ? ["kept", item.getResult()] : ["lost"];
  };
}
const keepsEvents = Object.defineProperty(generations(true), "name", { value: "keepsEvents" });
const dropsEvents = Object.defineProperty(generations(false), "name", { value: "dropsEvents" });

function runsGenerations(workflow: typeof keepsEvents): Scenario["run"] {
  return async ({ client, id, reached, ended, history }) => {
    await client.scheduleNewWorkflow(workflow, 1, id());
    await client.raiseEvent(id(), "item", "apple");
    await reached(id(), "EventRaised");
    await client.raiseEvent(id(), "next", true);
    return { state: await ended(id()), history: await history(id()) };
  };
}

export const scenarios: Scenario[] = [
  {
    name: "A child gets its parent's id and a number when none is given",
    workflows: [parent, child],
    activities: [double],
    run: async ({ client, id, ended, state, history }) => {
      await client.scheduleNewWorkflow(parent, undefined, id());
      const ending = await ended(id());
      const childId = `${id()}:0001`;
      return {
        parent: ending,
        parentHistory: await history(id()),
        child: await state(childId),
        childHistory: await history(childId),
      };
    },
  },
  {
    name: "A child runs under the id that its parent gives",
    workflows: [parent, child],
    activities: [double],
    run: async ({ client, id, ended, state, history }) => {
      await client.scheduleNewWorkflow(parent, id("child"), id());
      const ending = await ended(id());
      return {
        parent: ending,
        parentHistory: await history(id()),
        child: await state(id("child")),
        childHistory: await history(id("child")),
      };
    },
  },
  {
    name: "A parent catches the failure of its child",
    workflows: [parentOfBroken, brokenChild],
    run: async ({ client, id, ended, state, history }) => {
      await client.scheduleNewWorkflow(parentOfBroken, undefined, id());
      const ending = await ended(id());
      const childId = `${id()}:0001`;
      return {
        parent: ending,
        parentHistory: await history(id()),
        child: await state(childId),
        childHistory: await history(childId),
      };
    },
  },
  {
    name: "A terminated child fails in its parent",
    workflows: [patientParent, patientChild],
    run: async ({ client, id, reached, ended, state, history }) => {
      await client.scheduleNewWorkflow(patientParent, id("child"), id());
      await reached(id("child"), "ExecutionStarted");
      await client.terminateWorkflow(id("child"), "stopped");
      const ending = await ended(id());
      return {
        parent: ending,
        parentHistory: await history(id()),
        child: await state(id("child")),
        childHistory: await history(id("child")),
      };
    },
  },
  {
    name: "Terminating a parent from the SDK leaves its child running",
    workflows: [patientParent, patientChild],
    run: async ({ client, id, reached, ended, state, history }) => {
      await client.scheduleNewWorkflow(patientParent, id("child"), id());
      await reached(id("child"), "ExecutionStarted");
      await client.terminateWorkflow(id(), "stopped");
      const parentEnd = await ended(id());
      const childMeanwhile = await state(id("child"));
      await client.raiseEvent(id("child"), "go", "on");
      const childEnd = await ended(id("child"));
      return {
        parentEnd,
        childMeanwhile,
        childEnd,
        parentHistory: await history(id()),
        childHistory: await history(id("child")),
      };
    },
  },
  {
    name: "Continue-as-new starts over with new input and a short history",
    workflows: [countsDown],
    activities: [double],
    run: async ({ client, id, ended, history }) => {
      await client.scheduleNewWorkflow(countsDown, 3, id());
      return { state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "Continue-as-new carries events over when asked to",
    workflows: [keepsEvents],
    run: runsGenerations(keepsEvents),
  },
  {
    name: "Continue-as-new loses delivered events when not asked to carry them",
    workflows: [dropsEvents],
    run: runsGenerations(dropsEvents),
  },
];
