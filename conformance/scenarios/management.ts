import type { WorkflowContext } from "@dapr/dapr";
import type { Scenario } from "../scenario.ts";
import type { Steps } from "./steps.ts";

async function* patient(ctx: WorkflowContext): Steps {
  ctx.setCustomStatus("waiting for go");
  const word: unknown = yield ctx.waitForExternalEvent("go");
  ctx.setCustomStatus("went");
  return word;
}

async function* instant(_ctx: WorkflowContext, input: unknown): Steps {
  return input;
}

async function* clearsStatus(ctx: WorkflowContext): Steps {
  ctx.setCustomStatus("first");
  yield ctx.waitForExternalEvent("go");
  ctx.setCustomStatus("");
  return "done";
}

export const scenarios: Scenario[] = [
  {
    name: "Custom status is visible while a workflow runs and after it ended",
    workflows: [patient],
    run: async ({ client, id, state, ended, history }) => {
      await client.scheduleNewWorkflow(patient, undefined, id());
      const meanwhile = await state(id());
      await client.raiseEvent(id(), "go", "ahead");
      return { meanwhile, state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "An emptied custom status is absent",
    workflows: [clearsStatus],
    run: async ({ client, id, ended }) => {
      await client.scheduleNewWorkflow(clearsStatus, undefined, id());
      await client.raiseEvent(id(), "go");
      return { state: await ended(id()) };
    },
  },
  {
    name: "A state read without payloads leaves them out",
    workflows: [patient],
    run: async ({ client, id, ended, state }) => {
      await client.scheduleNewWorkflow(patient, { some: "input" }, id());
      await client.raiseEvent(id(), "go", "ahead");
      await ended(id());
      return { state: await state(id(), false) };
    },
  },
  {
    name: "A suspended workflow keeps its events until it is resumed",
    workflows: [patient],
    run: async ({ client, id, state, ended, history }) => {
      await client.scheduleNewWorkflow(patient, undefined, id());
      await client.suspendWorkflow(id());
      const suspended = await state(id());
      await client.raiseEvent(id(), "go", "ahead");
      const stillSuspended = await state(id());
      await client.resumeWorkflow(id());
      return { suspended, stillSuspended, state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "Resuming a workflow that runs changes nothing",
    workflows: [patient],
    run: async ({ client, id, state, attempt, reached, ended, history }) => {
      await client.scheduleNewWorkflow(patient, undefined, id());
      const resume = await attempt(client.resumeWorkflow(id()));
      await reached(id(), "ExecutionResumed");
      const running = await state(id());
      await client.raiseEvent(id(), "go", "ahead");
      return { resume, running, state: await ended(id()), history: await history(id()) };
    },
  },
  {
    // Resuming afterwards is left out: see "Not run" in EXCLUDED.md.
    name: "Suspending twice and then terminating ends the workflow",
    workflows: [patient],
    run: async ({ client, id, state, attempt, history }) => {
      await client.scheduleNewWorkflow(patient, undefined, id());
      await client.suspendWorkflow(id());
      const second = await attempt(client.suspendWorkflow(id()));
      const suspended = await state(id());
      await client.terminateWorkflow(id(), undefined);
      return { second, suspended, state: await state(id()), history: await history(id()) };
    },
  },
  {
    name: "Terminate ends a running workflow with the output given",
    workflows: [patient],
    run: async ({ client, id, state, history }) => {
      await client.scheduleNewWorkflow(patient, undefined, id());
      await client.terminateWorkflow(id(), { reason: "enough" });
      return { state: await state(id()), history: await history(id()) };
    },
  },
  {
    name: "Terminate ends a suspended workflow",
    workflows: [patient],
    run: async ({ client, id, state, history }) => {
      await client.scheduleNewWorkflow(patient, undefined, id());
      await client.suspendWorkflow(id());
      await client.terminateWorkflow(id(), undefined);
      return { state: await state(id()), history: await history(id()) };
    },
  },
  {
    name: "Every request to a workflow that has ended is answered",
    workflows: [instant],
    run: async ({ client, id, state, attempt, ended, history }) => {
      await client.scheduleNewWorkflow(instant, 1, id());
      await ended(id());
      return {
        raise: await attempt(client.raiseEvent(id(), "go", 1)),
        suspend: await attempt(client.suspendWorkflow(id())),
        resume: await attempt(client.resumeWorkflow(id())),
        terminate: await attempt(client.terminateWorkflow(id(), "late")),
        state: await state(id()),
        history: await history(id()),
      };
    },
  },
  {
    name: "Every request to an unknown id is answered",
    run: async ({ client, id, state, history, attempt }) => ({
      state: await state(id()),
      history: await attempt(history(id())),
      raise: await attempt(client.raiseEvent(id(), "go", 1)),
      suspend: await attempt(client.suspendWorkflow(id())),
      resume: await attempt(client.resumeWorkflow(id())),
      terminate: await attempt(client.terminateWorkflow(id(), "late")),
      purge: await attempt(client.purgeWorkflow(id())),
      waitForStart: await attempt(client.waitForWorkflowStart(id(), true, 1)),
      waitForCompletion: await attempt(client.waitForWorkflowCompletion(id(), true, 1)),
    }),
  },
  {
    name: "Purge removes a workflow that has ended",
    workflows: [instant],
    run: async ({ client, id, state, attempt, ended, history }) => {
      await client.scheduleNewWorkflow(instant, 1, id());
      await ended(id());
      return {
        purge: await attempt(client.purgeWorkflow(id())),
        state: await state(id()),
        history: await attempt(history(id())),
        again: await attempt(client.purgeWorkflow(id())),
      };
    },
  },
  {
    name: "Purge refuses a workflow that runs",
    workflows: [patient],
    run: async ({ client, id, state, attempt, ended }) => {
      await client.scheduleNewWorkflow(patient, undefined, id());
      const purge = await attempt(client.purgeWorkflow(id()));
      const meanwhile = await state(id());
      await client.raiseEvent(id(), "go", "ahead");
      return { purge, meanwhile, state: await ended(id()) };
    },
  },
  {
    name: "Purge refuses a suspended workflow",
    workflows: [patient],
    run: async ({ client, id, attempt, state }) => {
      await client.scheduleNewWorkflow(patient, undefined, id());
      await client.suspendWorkflow(id());
      const purge = await attempt(client.purgeWorkflow(id()));
      const suspended = await state(id());
      await client.terminateWorkflow(id(), undefined);
      return { purge, suspended };
    },
  },
  {
    name: "An id in use cannot be scheduled again",
    workflows: [patient],
    run: async ({ client, id, attempt, state, ended }) => {
      await client.scheduleNewWorkflow(patient, "first", id());
      const second = await attempt(client.scheduleNewWorkflow(patient, "second", id()));
      const meanwhile = await state(id());
      await client.suspendWorkflow(id());
      const whileSuspended = await attempt(client.scheduleNewWorkflow(patient, "third", id()));
      await client.resumeWorkflow(id());
      await client.raiseEvent(id(), "go", "ahead");
      return { second, meanwhile, whileSuspended, state: await ended(id()) };
    },
  },
  {
    name: "The id of a workflow that has ended can be scheduled again",
    workflows: [instant],
    run: async ({ client, id, attempt, ended, history }) => {
      await client.scheduleNewWorkflow(instant, "first", id());
      const first = await ended(id());
      const second = await attempt(client.scheduleNewWorkflow(instant, "second", id()));
      return { first, second, state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "A scheduled start is pending until its time has come",
    workflows: [instant],
    run: async ({ client, id, attempt, state, ended, history }) => {
      const at = new Date(Date.now() + 2000);
      const scheduled = await attempt(client.scheduleNewWorkflow(instant, "later", id(), at));
      const pending = await state(id());
      const duplicate = await attempt(client.scheduleNewWorkflow(instant, "again", id()));
      const pendingHistory = await attempt(history(id()));
      return {
        scheduled,
        pending,
        duplicate,
        pendingHistory,
        state: await ended(id()),
        history: await history(id()),
        onTime: Date.now() >= at.getTime(),
      };
    },
  },
  {
    name: "Waiting for the start of a scheduled workflow answers once it runs",
    workflows: [patient],
    run: async ({ client, id, state }) => {
      const at = new Date(Date.now() + 1000);
      await client.scheduleNewWorkflow(patient, undefined, id(), at);
      await client.waitForWorkflowStart(id(), true, 20);
      const onTime = Date.now() >= at.getTime();
      const started = await state(id());
      await client.terminateWorkflow(id(), undefined);
      return { onTime, started };
    },
  },
];
