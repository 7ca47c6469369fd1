import type { WorkflowActivityContext, WorkflowContext } from "@dapr/dapr";
import type { Scenario } from "../scenario.ts";
import type { Steps } from "./steps.ts";

function echo(_ctx: WorkflowActivityContext, value: unknown) {
  return value;
}

async function* patientGenerations(ctx: WorkflowContext, generation: number): Steps {
  ctx.setCustomStatus(`generation ${generation}`);
  yield ctx.waitForExternalEvent("next");
  ctx.continueAsNew(generation + 1, true);
  return undefined;
}

async function* leavesTimer(ctx: WorkflowContext, generation: number): Steps {
  if (generation === 1) {
    void ctx.createTimer(2);
    yield ctx.waitForExternalEvent("next");
    ctx.continueAsNew(2, false);
    return undefined;
  }
  // Waits longer than the old timer would take, and has no timer under its id.
  yield ctx.callActivity(echo, "new");
  yield ctx.createTimer(3);
  return "undisturbed";
}

async function* endsFirst(ctx: WorkflowContext, generation: number): Steps {
  ctx.setCustomStatus(`generation ${generation}`);
  if (generation === 3) return "third";
  ctx.continueAsNew(generation + 1, false);
  return "never seen";
}

async function* noSecondStatus(ctx: WorkflowContext, generation: number): Steps {
  if (generation === 1) {
    ctx.setCustomStatus("only the first");
    yield ctx.callActivity(echo, 1);
    ctx.continueAsNew(2, false);
    return undefined;
  }
  yield ctx.createTimer(1);
  return "done";
}

async function* continuingChild(ctx: WorkflowContext, n: number): Steps {
  yield ctx.callActivity(echo, n);
  if (n === 1) return "counted down";
  ctx.continueAsNew(n - 1, false);
  return undefined;
}

async function* parentOfContinuing(ctx: WorkflowContext): Steps {
  return yield ctx.callChildWorkflow(continuingChild, 3);
}

async function* simpleChild(_ctx: WorkflowContext, value: unknown): Steps {
  return value;
}

async function* takesId(ctx: WorkflowContext, childId: string): Steps {
  return yield ctx.callChildWorkflow(simpleChild, "from the parent", childId);
}

async function* fanOutChildren(ctx: WorkflowContext, width: number): Steps {
  const tasks = Array.from({ length: width }, (_, n) => ctx.callChildWorkflow(simpleChild, n));
  return yield ctx.whenAll(tasks);
}

export const scenarios: Scenario[] = [
  {
    name: "Terminate after continue-as-new ends the newest generation",
    workflows: [patientGenerations],
    run: async ({ client, id, reachedStatus, state, history }) => {
      await client.scheduleNewWorkflow(patientGenerations, 1, id());
      await client.raiseEvent(id(), "next");
      await reachedStatus(id(), "generation 2");
      await client.terminateWorkflow(id(), "enough");
      return { state: await state(id()), history: await history(id()) };
    },
  },
  {
    name: "Suspend after continue-as-new holds the newest generation",
    workflows: [patientGenerations],
    run: async ({ client, id, reachedStatus, state }) => {
      await client.scheduleNewWorkflow(patientGenerations, 1, id());
      await client.raiseEvent(id(), "next");
      await reachedStatus(id(), "generation 2");
      await client.suspendWorkflow(id());
      const suspended = await state(id());
      await client.raiseEvent(id(), "next");
      await client.resumeWorkflow(id());
      await reachedStatus(id(), "generation 3");
      await client.terminateWorkflow(id(), undefined);
      return { suspended, state: await state(id()) };
    },
  },
  {
    name: "A timer of an old generation does not reach the new one",
    workflows: [leavesTimer],
    activities: [echo],
    run: async ({ client, id, ended, history }) => {
      await client.scheduleNewWorkflow(leavesTimer, 1, id());
      await client.raiseEvent(id(), "next");
      return { state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "A workflow that continues at once shows its last generation",
    workflows: [endsFirst],
    run: async ({ client, id, ended, history }) => {
      await client.scheduleNewWorkflow(endsFirst, 1, id());
      return { state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "A custom status does not outlive its generation",
    workflows: [noSecondStatus],
    activities: [echo],
    run: async ({ client, id, ended, history }) => {
      await client.scheduleNewWorkflow(noSecondStatus, 1, id());
      return { state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "A parent gets the result of a child's last generation",
    workflows: [parentOfContinuing, continuingChild],
    activities: [echo],
    run: async ({ client, id, ended, history }) => {
      await client.scheduleNewWorkflow(parentOfContinuing, undefined, id());
      const state = await ended(id());
      const childId = `${id()}:0001`;
      return { state, history: await history(id()), child: await history(childId) };
    },
  },
  {
    name: "A child takes the id of a workflow that has ended",
    workflows: [takesId, simpleChild],
    run: async ({ client, id, ended, history }) => {
      await client.scheduleNewWorkflow(simpleChild, "before", id("taken"));
      await ended(id("taken"));
      await client.scheduleNewWorkflow(takesId, id("taken"), id());
      const parent = await ended(id());
      return { parent, child: await ended(id("taken")), history: await history(id("taken")) };
    },
  },
  {
    name: "Twenty children hand back twenty results",
    workflows: [fanOutChildren, simpleChild],
    racing: true,
    run: async ({ client, id, ended, history }) => {
      await client.scheduleNewWorkflow(fanOutChildren, 20, id());
      return { state: await ended(id()), history: await history(id()) };
    },
  },
];
