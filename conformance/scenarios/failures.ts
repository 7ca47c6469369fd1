import type { WorkflowActivityContext, WorkflowContext } from "@dapr/dapr";
import type { Scenario } from "../scenario.ts";
import type { Steps } from "./steps.ts";

class PaymentRefused extends Error {
  readonly amount = 12;
}

/** What may be thrown, by name: inputs are JSON. */
const things: Record<string, () => unknown> = {
  error: () => new Error("plain"),
  typeError: () => new TypeError("of a type"),
  ownClass: () => new PaymentRefused("no money"),
  named: () => Object.assign(new Error("renamed"), { name: "Renamed" }),
  caused: () => new Error("outer", { cause: new RangeError("inner") }),
  empty: () => new Error(""),
  long: () => new Error("é 🙂 ".repeat(50)),
  text: () => "only a text",
  object: () => ({ code: 42 }),
};

function throws(_ctx: WorkflowActivityContext, thing: string) {
  throw things[thing]?.();
}

function returnsBigInt() {
  return 10n;
}

function answers(_ctx: WorkflowActivityContext, n: number) {
  return n;
}

async function* workflowThrows(_ctx: WorkflowContext, thing: string): Steps {
  throw things[thing]?.();
}

async function* activityThrows(ctx: WorkflowContext, thing: string): Steps {
  yield ctx.callActivity(throws, thing);
}

async function* catchesAll(ctx: WorkflowContext): Steps {
  const caught: unknown[] = [];
  for (const thing of Object.keys(things)) {
    for (const task of [
      () => ctx.callActivity(throws, thing),
      () => ctx.callChildWorkflow(workflowThrows, thing),
    ]) {
      try {
        yield task();
      } catch (error) {
        const { name, message, constructor } = error as Error;
        caught.push([thing, name, constructor.name, message]);
      }
    }
  }
  return caught;
}

async function* yieldsNoTask(_ctx: WorkflowContext): Steps {
  yield "not a task";
}

async function* getsBigInt(ctx: WorkflowContext): Steps {
  return yield ctx.callActivity(returnsBigInt);
}

async function* returnsUnserializable(ctx: WorkflowContext): Steps {
  yield ctx.callActivity(answers, 1);
  const loop: Record<string, unknown> = {};
  loop["self"] = loop;
  return loop;
}

async function* oneOfThreeFails(ctx: WorkflowContext): Steps {
  const tasks = [
    ctx.callActivity(answers, 1),
    ctx.callActivity(throws, "error"),
    ctx.callActivity(answers, 3),
  ];
  return yield ctx.whenAll(tasks);
}

async function* parentOfThrowing(ctx: WorkflowContext, thing: string): Steps {
  yield ctx.callChildWorkflow(workflowThrows, thing);
}

async function* unregisteredChild(ctx: WorkflowContext): Steps {
  yield ctx.callChildWorkflow("neverRegistered", 1);
}

async function* failsAfterTimer(ctx: WorkflowContext): Steps {
  yield ctx.createTimer(0);
  throw new PaymentRefused("too late");
}

function ends(workflow: string, input?: unknown): Scenario["run"] {
  return async ({ client, id, ended, history }) => {
    await client.scheduleNewWorkflow(workflow, input, id());
    return { state: await ended(id()), history: await history(id()) };
  };
}

/** Runs the workflow once for each thing that may be thrown. */
function endsForEach(workflow: string): Scenario["run"] {
  return async ({ client, id, ended, history }) => {
    const runs = Object.keys(things).map(async (thing) => {
      const each = id(thing.toLowerCase());
      await client.scheduleNewWorkflow(workflow, thing, each);
      return { state: await ended(each), history: await history(each) };
    });
    return { runs: await Promise.all(runs) };
  };
}

export const scenarios: Scenario[] = [
  {
    name: "A workflow fails with whatever it throws",
    workflows: [workflowThrows],
    run: endsForEach(workflowThrows.name),
  },
  {
    name: "A workflow fails with whatever its activity throws",
    workflows: [activityThrows],
    activities: [throws],
    run: endsForEach(activityThrows.name),
  },
  {
    name: "A workflow catches whatever activities and children throw",
    workflows: [catchesAll, workflowThrows],
    activities: [throws],
    run: ends(catchesAll.name),
  },
  {
    name: "A child's failure that nobody catches fails the parent",
    workflows: [parentOfThrowing, workflowThrows],
    run: ends(parentOfThrowing.name, "ownClass"),
  },
  {
    name: "A child that nobody registered fails the parent",
    workflows: [unregisteredChild],
    run: ends(unregisteredChild.name),
  },
  {
    name: "A workflow that yields no task never goes on",
    workflows: [yieldsNoTask],
    run: async ({ client, id, state, attempt, history }) => {
      await client.scheduleNewWorkflow(yieldsNoTask, undefined, id());
      const wait = await attempt(client.waitForWorkflowCompletion(id(), true, 1));
      const stuck = await state(id());
      await client.terminateWorkflow(id(), undefined);
      return { wait, stuck, state: await state(id()), history: await history(id()) };
    },
  },
  {
    name: "An activity's result that is no JSON fails the workflow",
    workflows: [getsBigInt],
    activities: [returnsBigInt],
    run: ends(getsBigInt.name),
  },
  {
    name: "A workflow's output that is no JSON fails it",
    workflows: [returnsUnserializable],
    activities: [answers],
    run: ends(returnsUnserializable.name),
  },
  {
    name: "One failure of three fails a fan-out",
    workflows: [oneOfThreeFails],
    activities: [answers, throws],
    run: async ({ client, id, ended }) => {
      await client.scheduleNewWorkflow(oneOfThreeFails, undefined, id());
      return { state: await ended(id()) };
    },
  },
  {
    name: "A workflow that throws after a timer fails",
    workflows: [failsAfterTimer],
    run: ends(failsAfterTimer.name),
  },
];
