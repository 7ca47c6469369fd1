import type { WorkflowContext } from "@dapr/dapr";
import type { Scenario, ScenarioContext } from "../scenario.ts";
import type { Steps } from "./steps.ts";

async function* patient(ctx: WorkflowContext): Steps {
  return yield ctx.waitForExternalEvent("go");
}

async function* instant(_ctx: WorkflowContext, input: unknown): Steps {
  return input;
}

async function* broken(_ctx: WorkflowContext): Steps {
  throw new RangeError("no luck");
}

const anHour = 60 * 60 * 1000;

/** Schedules `patient` for later, so that it stays PENDING. */
async function pending({ client, id }: ScenarioContext): Promise<void> {
  await client.scheduleNewWorkflow(patient, "later", id(), new Date(Date.now() + anHour));
}

export const scenarios: Scenario[] = [
  {
    name: "An event wakes a pending workflow before its time",
    workflows: [patient],
    run: async (ctx) => {
      const { client, id, state, ended, history } = ctx;
      await pending(ctx);
      const before = await state(id());
      await client.raiseEvent(id(), "go", "early");
      return { before, state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "Terminate ends a pending workflow",
    workflows: [patient],
    run: async (ctx) => {
      const { client, id, attempt, ended, history } = ctx;
      await pending(ctx);
      const terminate = await attempt(client.terminateWorkflow(id(), "not today"));
      return { terminate, state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "Suspend and resume wake a pending workflow",
    workflows: [patient],
    run: async (ctx) => {
      const { client, id, attempt, state, ended, history } = ctx;
      await pending(ctx);
      const suspend = await attempt(client.suspendWorkflow(id()));
      const suspended = await state(id());
      const resume = await attempt(client.resumeWorkflow(id()));
      const resumed = await state(id());
      await client.raiseEvent(id(), "go", "on");
      const end = await ended(id());
      return { suspend, suspended, resume, resumed, end, history: await history(id()) };
    },
  },
  {
    name: "Purge refuses a pending workflow",
    workflows: [patient],
    run: async (ctx) => {
      const { client, id, attempt, state } = ctx;
      await pending(ctx);
      const purge = await attempt(client.purgeWorkflow(id()));
      return { purge, state: await state(id()) };
    },
  },
  {
    name: "HTTP shows a pending workflow",
    workflows: [patient],
    run: async (ctx) => {
      await pending(ctx);
      return { state: await ctx.http("GET", `/v1.0/workflows/dapr/${ctx.id()}`) };
    },
  },
  {
    name: "A start in the past is a start at once",
    workflows: [instant],
    run: async ({ client, id, state, ended, history }) => {
      await client.scheduleNewWorkflow(instant, 1, id(), new Date(Date.now() - anHour));
      const first = await state(id());
      const known = first !== null;
      return { known, state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "Purge removes a workflow however it ended",
    workflows: [instant, broken, patient],
    run: async ({ client, id, attempt, ended, state }) => {
      await client.scheduleNewWorkflow(broken, undefined, id("failed"));
      await ended(id("failed"));
      await client.scheduleNewWorkflow(patient, undefined, id("terminated"));
      await client.terminateWorkflow(id("terminated"), 1);
      await client.scheduleNewWorkflow(instant, 1, id("completed"));
      await ended(id("completed"));
      const seen: unknown[] = [];
      for (const end of ["failed", "terminated", "completed"]) {
        const before = (await state(id(end)))?.status;
        seen.push([before, await attempt(client.purgeWorkflow(id(end))), await state(id(end))]);
      }
      return { seen };
    },
  },
  {
    name: "The id of a workflow that failed, was terminated or purged can be scheduled again",
    workflows: [instant, broken, patient],
    run: async ({ client, id, attempt, ended, history }) => {
      await client.scheduleNewWorkflow(broken, undefined, id());
      await ended(id());
      const afterFailure = await attempt(client.scheduleNewWorkflow(patient, undefined, id()));
      await client.terminateWorkflow(id(), 1);
      const afterTermination = await attempt(client.scheduleNewWorkflow(instant, 2, id()));
      await ended(id());
      await client.purgeWorkflow(id());
      const afterPurge = await attempt(client.scheduleNewWorkflow(instant, 3, id()));
      const state = await ended(id());
      return { afterFailure, afterTermination, afterPurge, state, history: await history(id()) };
    },
  },
  {
    name: "An id that is reused starts with nothing of the old workflow",
    workflows: [patient],
    run: async ({ client, id, state, ended, history }) => {
      await client.scheduleNewWorkflow(patient, "old", id());
      await client.terminateWorkflow(id(), "over");
      await client.raiseEvent(id(), "go", "for the old one");
      await client.scheduleNewWorkflow(patient, "new", id());
      const fresh = await state(id());
      await client.raiseEvent(id(), "go", "for the new one");
      return { fresh, state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "A wait on an unknown id is answered once there is one",
    workflows: [instant],
    run: async ({ client, id, attempt }) => {
      const start = attempt(client.waitForWorkflowStart(id(), false, 1));
      const completion = client.waitForWorkflowCompletion(id(), true, 20);
      const early = await start;
      await client.scheduleNewWorkflow(instant, "at last", id());
      return { early, output: (await completion)?.serializedOutput };
    },
  },
  {
    name: "A wait goes on while a workflow is suspended",
    workflows: [patient],
    run: async ({ client, id, attempt, ended }) => {
      await client.scheduleNewWorkflow(patient, undefined, id());
      await client.suspendWorkflow(id());
      const wait = await attempt(client.waitForWorkflowCompletion(id(), true, 1));
      const started = await client.waitForWorkflowStart(id(), true, 20);
      await client.resumeWorkflow(id());
      await client.raiseEvent(id(), "go", 1);
      return { wait, started: started?.runtimeStatus, state: await ended(id()) };
    },
  },
  {
    name: "gRPC takes ids that HTTP does not",
    workflows: [instant],
    run: async ({ client, id, attempt, ended }) => {
      const seen: unknown[] = [];
      for (const part of [":", ".", " ", "'", "|", "+", "%", "é", "x".repeat(100)]) {
        const each = `${id()}${part}1`;
        const schedule = await attempt(client.scheduleNewWorkflow(instant, part, each));
        seen.push([part, schedule, "ok" in schedule ? (await ended(each))?.output : null]);
      }
      return { seen };
    },
  },
  {
    name: "gRPC refuses ids that cannot name a job",
    workflows: [instant],
    run: async ({ client, id, attempt, state }) => {
      const seen: unknown[] = [];
      for (const part of ["#", "?", "\\", "\n", "a/"]) {
        const each = `${id()}${part}1`;
        const schedule = await attempt(client.scheduleNewWorkflow(instant, part, each));
        seen.push([part, schedule, await attempt(state(each))]);
      }
      return { seen };
    },
  },
  {
    name: "A workflow without an id is given one",
    workflows: [instant],
    run: async ({ client, ended }) => {
      const id = await client.scheduleNewWorkflow(instant, 1);
      return { id, state: await ended(id) };
    },
  },
];
