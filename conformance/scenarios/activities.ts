import type { WorkflowActivityContext, WorkflowContext } from "@dapr/dapr";
import type { Scenario } from "../scenario.ts";
import type { Steps } from "./steps.ts";

function addOne(_ctx: WorkflowActivityContext, n: number) {
  return n + 1;
}

function fails(_ctx: WorkflowActivityContext, text: string) {
  throw new RangeError(text);
}

function echo(_ctx: WorkflowActivityContext, value: unknown) {
  return value;
}

async function* chain(ctx: WorkflowContext, n: number): Steps {
  for (let step = 0; step < 3; step++) n = yield ctx.callActivity(addOne, n);
  return n;
}

async function* fanOut(ctx: WorkflowContext, width: number): Steps {
  const tasks = Array.from({ length: width }, (_, index) => ctx.callActivity(addOne, index + 1));
  return yield ctx.whenAll(tasks);
}

async function* failing(ctx: WorkflowContext): Steps {
  yield ctx.callActivity(fails, "out of range");
}

async function* catching(ctx: WorkflowContext): Steps {
  try {
    yield ctx.callActivity(fails, "out of range");
    return "not reached";
  } catch (error) {
    return (error as Error).message;
  }
}

async function* throwing(ctx: WorkflowContext): Steps {
  yield ctx.callActivity(addOne, 1);
  throw new TypeError("the workflow itself failed");
}

async function* callsUnregistered(ctx: WorkflowContext): Steps {
  yield ctx.callActivity("neverRegistered", 1);
}

async function* noSteps(_ctx: WorkflowContext, input: unknown): Steps {
  return input;
}

async function* returnsNothing(ctx: WorkflowContext): Steps {
  yield ctx.callActivity(echo, undefined);
}

/** Schedules the workflow, waits for its end, and looks at state and history. */
function runs(workflow: string, input?: unknown): Scenario["run"] {
  return async ({ client, id, ended, history }) => {
    await client.scheduleNewWorkflow(workflow, input, id());
    return { state: await ended(id()), history: await history(id()) };
  };
}

export const scenarios: Scenario[] = [
  {
    name: "A chain runs its activities one after the other",
    workflows: [chain],
    activities: [addOne],
    run: runs(chain.name, 1),
  },
  {
    name: "A fan-out of five collects five results",
    workflows: [fanOut],
    activities: [addOne],
    racing: true,
    run: runs(fanOut.name, 5),
  },
  {
    name: "A fan-out of two hundred collects two hundred results",
    workflows: [fanOut],
    activities: [addOne],
    racing: true,
    run: runs(fanOut.name, 200),
  },
  {
    name: "A failing activity that nobody catches fails the workflow",
    workflows: [failing],
    activities: [fails],
    run: runs(failing.name),
  },
  {
    name: "A workflow catches the failure of an activity",
    workflows: [catching],
    activities: [fails],
    run: runs(catching.name),
  },
  {
    name: "A workflow that throws fails",
    workflows: [throwing],
    activities: [addOne],
    run: runs(throwing.name),
  },
  {
    name: "An activity that nobody registered fails the workflow",
    workflows: [callsUnregistered],
    run: runs(callsUnregistered.name),
  },
  {
    name: "A workflow that nobody registered fails",
    run: runs("nobodyRegisteredThis", { some: "input" }),
  },
  {
    name: "A workflow without steps returns its input",
    workflows: [noSteps],
    run: runs(noSteps.name, { deep: [1, "two", null] }),
  },
  {
    name: "Nothing given and nothing returned stays nothing",
    workflows: [returnsNothing],
    activities: [echo],
    run: runs(returnsNothing.name),
  },
];
