import type { WorkflowActivityContext, WorkflowContext } from "@dapr/dapr";
import type { Observations, Scenario } from "../scenario.ts";
import type { Steps } from "./steps.ts";

const small = [0, "", false, null, -0.5, [], {}, "é 🙂 \u0000", [0, "", false, null]];
const megabyte = 1024 * 1024;

function echo(_ctx: WorkflowActivityContext, value: unknown) {
  return value;
}

function describe(_ctx: WorkflowActivityContext, value: unknown) {
  return value === undefined ? "nothing" : JSON.stringify(value);
}

async function* hands(_ctx: WorkflowContext, input: unknown): Steps {
  return input;
}

async function* asksActivities(ctx: WorkflowContext, values: unknown[]): Steps {
  const seen: unknown[] = [];
  for (const value of values) {
    seen.push(yield ctx.callActivity(describe, value));
    seen.push(yield ctx.callActivity(echo, value));
  }
  return seen;
}

async function* asksChildren(ctx: WorkflowContext, values: unknown[]): Steps {
  const seen: unknown[] = [];
  for (const value of values) seen.push(yield ctx.callChildWorkflow(hands, value));
  return seen;
}

async function* collects(ctx: WorkflowContext, count: number): Steps {
  const seen: unknown[] = [];
  while (seen.length < count) seen.push(yield ctx.waitForExternalEvent("value"));
  return seen;
}

async function* waits(ctx: WorkflowContext): Steps {
  return yield ctx.waitForExternalEvent("value");
}

async function* echoes(ctx: WorkflowContext, input: unknown): Steps {
  const echoed: unknown = yield ctx.callActivity(echo, input);
  return yield ctx.callChildWorkflow(hands, echoed);
}

function repeats(_ctx: WorkflowActivityContext, length: number) {
  return "x".repeat(length);
}

async function* measures(ctx: WorkflowContext, length: number): Steps {
  const text: string = yield ctx.callActivity(repeats, length);
  return text.length;
}

/** Texts too long for a recording become their length. */
function shortened(seen: Observations): Observations {
  return JSON.parse(JSON.stringify(seen), (_key, value: unknown) =>
    typeof value === "string" && value.length > 1000 ? `${value.length} characters` : value,
  ) as Observations;
}

export const scenarios: Scenario[] = [
  {
    name: "Workflows take and return small values",
    workflows: [hands],
    run: async ({ client, id, ended, history }) => {
      const seen: unknown[] = [];
      for (const [index, value] of small.entries()) {
        const each = id(String(index));
        await client.scheduleNewWorkflow(hands, value, each);
        seen.push(await ended(each), await history(each));
      }
      return { seen };
    },
  },
  {
    name: "Activities take and return small values",
    workflows: [asksActivities],
    activities: [describe, echo],
    run: async ({ client, id, ended, history }) => {
      await client.scheduleNewWorkflow(asksActivities, small, id());
      return { state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "Children take and return small values",
    workflows: [asksChildren, hands],
    run: async ({ client, id, ended, history }) => {
      await client.scheduleNewWorkflow(asksChildren, small, id());
      return { state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "Events carry small values",
    workflows: [collects],
    run: async ({ client, id, ended }) => {
      await client.scheduleNewWorkflow(collects, small.length, id());
      for (const value of small) await client.raiseEvent(id(), "value", value);
      return { state: await ended(id()) };
    },
  },
  {
    name: "Terminate takes small values for an output",
    workflows: [waits],
    run: async ({ client, id, state }) => {
      const seen: unknown[] = [];
      for (const [index, value] of small.entries()) {
        const each = id(String(index));
        await client.scheduleNewWorkflow(waits, undefined, each);
        await client.terminateWorkflow(each, value);
        seen.push(await state(each));
      }
      return { seen };
    },
  },
  {
    name: "A megabyte goes through workflow, activity and child",
    workflows: [echoes, hands],
    activities: [echo],
    run: async ({ client, id, ended, history }) => {
      const input = "x".repeat(megabyte);
      await client.scheduleNewWorkflow(echoes, input, id());
      const state = await ended(id());
      const same = state?.output === JSON.stringify(input);
      return shortened({ same, state, history: await history(id()) });
    },
  },
  {
    name: "Five megabytes come from an activity",
    workflows: [measures],
    activities: [repeats],
    run: async ({ client, id, ended, history }) => {
      await client.scheduleNewWorkflow(measures, 5 * megabyte, id());
      const state = await ended(id());
      return shortened({ state, history: await history(id()) });
    },
  },
];
