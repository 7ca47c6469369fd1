import type { WorkflowContext } from "@dapr/dapr";
import { callRpc } from "../raw.ts";
import type { Outcome, Scenario, ScenarioContext } from "../scenario.ts";
import type { Steps } from "./steps.ts";

async function* patient(ctx: WorkflowContext): Steps {
  return yield ctx.waitForExternalEvent("go");
}

async function* instant(_ctx: WorkflowContext, input: unknown): Steps {
  return input;
}

async function* parent(ctx: WorkflowContext, ids: string[]): Steps {
  const [first, ...rest] = ids;
  if (first === undefined) return yield ctx.waitForExternalEvent("go");
  return yield ctx.callChildWorkflow(parent, rest, first);
}

/** The outcome without the reply: only whether there is one matters. */
async function taken({ attempt }: ScenarioContext, call: Promise<unknown>): Promise<Outcome> {
  const outcome = await attempt(call);
  return "ok" in outcome ? { ok: "taken" } : outcome;
}

/** Starts a workflow, its child and its grandchild, each waiting for the next. */
async function startFamily({ client, id, reached }: ScenarioContext): Promise<string[]> {
  const ids = [id(), id("child"), id("grandchild")];
  await client.scheduleNewWorkflow(parent, ids.slice(1), id());
  await reached(id("grandchild"), "ExecutionStarted");
  return ids;
}

export const scenarios: Scenario[] = [
  {
    name: "Answers for work that nobody gave are taken without a word",
    run: async (ctx) => {
      const { grpcPort, id } = ctx;
      const answer = { instanceId: id(), actions: [] };
      return {
        hello: await taken(ctx, callRpc(grpcPort, "hello", {})),
        turn: await taken(ctx, callRpc(grpcPort, "completeOrchestratorTask", answer)),
        newerTurn: await taken(ctx, callRpc(grpcPort, "completeWorkflowTask", answer)),
        activity: await taken(
          ctx,
          callRpc(grpcPort, "completeActivityTask", { instanceId: id(), taskId: 1 }),
        ),
      };
    },
  },
  {
    name: "A late answer changes nothing",
    workflows: [patient],
    run: async (ctx) => {
      const { client, grpcPort, id, ended, history } = ctx;
      await client.scheduleNewWorkflow(patient, undefined, id());
      const late = { instanceId: id(), taskId: 1, result: '"late"' };
      const activity = await taken(ctx, callRpc(grpcPort, "completeActivityTask", late));
      await client.raiseEvent(id(), "go", "on");
      return { activity, state: await ended(id()), history: await history(id()) };
    },
  },
  {
    name: "Instances are listed page by page",
    workflows: [instant],
    run: async ({ client, grpcPort, id, ended }) => {
      const own = ["a", "b", "c"].map((suffix) => id(suffix));
      for (const each of own) {
        await client.scheduleNewWorkflow(instant, 1, each);
        await ended(each);
      }
      const found: string[] = [];
      let continuationToken: string | undefined;
      do {
        const page = await callRpc(grpcPort, "listInstanceIDs", { pageSize: 2, continuationToken });
        if (page.instanceIds.length > 2) throw new Error("A page has more than was asked for.");
        found.push(...page.instanceIds);
        continuationToken = page.continuationToken;
      } while (continuationToken);
      return { found: found.filter((each) => own.includes(each)).toSorted() };
    },
  },
  {
    name: "A recursive termination reaches children and grandchildren",
    workflows: [parent],
    run: async (ctx) => {
      const { grpcPort, ended, history } = ctx;
      const ids = await startFamily(ctx);
      const [instanceId = ""] = ids;
      const request = { instanceId, output: '"all of you"', recursive: true };
      await callRpc(grpcPort, "terminateInstance", request);
      const seen: unknown[] = [];
      for (const each of ids) seen.push(await ended(each), await history(each));
      return { seen };
    },
  },
  {
    name: "A recursive purge removes children and grandchildren",
    workflows: [parent],
    run: async (ctx) => {
      const { client, grpcPort, ended, state, attempt } = ctx;
      const ids = await startFamily(ctx);
      const [instanceId = "", , last = ""] = ids;
      await client.raiseEvent(last, "go", 1);
      // On daprd a child tells its parent before it has ended itself.
      for (const each of ids) await ended(each);
      const request = { case: "instanceId" as const, value: instanceId };
      const { deletedInstanceCount } = await callRpc(grpcPort, "purgeInstances", {
        request,
        recursive: true,
      });
      const again = await attempt(
        callRpc(grpcPort, "purgeInstances", { request, recursive: true }),
      );
      const left = await Promise.all(ids.map((each) => state(each)));
      return { deletedInstanceCount, again, left };
    },
  },
  {
    name: "A purge leaves children alone when not told otherwise",
    workflows: [parent],
    run: async (ctx) => {
      const { client, ended, state } = ctx;
      const [first = "", second = "", last = ""] = await startFamily(ctx);
      await client.raiseEvent(last, "go", 1);
      await ended(first);
      await client.purgeWorkflow(first);
      return { parent: await state(first), child: await state(second), last: await state(last) };
    },
  },
  {
    name: "Requests without an id, a name or an event's name are answered",
    workflows: [instant],
    run: async (ctx) => {
      const { client, grpcPort, id, attempt } = ctx;
      await client.scheduleNewWorkflow(instant, 1, id());
      return {
        get: await attempt(
          callRpc(grpcPort, "getInstance", { instanceId: "" }).then(({ exists }) => exists),
        ),
        raise: await taken(ctx, callRpc(grpcPort, "raiseEvent", { instanceId: "", name: "go" })),
        noEvent: await taken(ctx, callRpc(grpcPort, "raiseEvent", { instanceId: id(), name: "" })),
        terminate: await taken(ctx, callRpc(grpcPort, "terminateInstance", { instanceId: "" })),
        suspend: await taken(ctx, callRpc(grpcPort, "suspendInstance", { instanceId: "" })),
        resume: await taken(ctx, callRpc(grpcPort, "resumeInstance", { instanceId: "" })),
        purge: await taken(ctx, callRpc(grpcPort, "purgeInstances", {})),
        history: await taken(ctx, callRpc(grpcPort, "getInstanceHistory", { instanceId: "" })),
      };
    },
  },
  {
    name: "A start without a name runs a workflow that nobody registered",
    run: async (ctx) => {
      const { grpcPort, id, ended } = ctx;
      const request = { instanceId: id(), name: "" };
      const start = await ctx.attempt(callRpc(grpcPort, "startInstance", request));
      return { start, state: "ok" in start ? await ended(id()) : null };
    },
  },
  {
    name: "Suspending and resuming for a reason keeps the reason",
    workflows: [patient],
    run: async ({ client, grpcPort, id, ended, reached, history }) => {
      await client.scheduleNewWorkflow(patient, undefined, id());
      await callRpc(grpcPort, "suspendInstance", { instanceId: id(), reason: "lunch" });
      await callRpc(grpcPort, "resumeInstance", { instanceId: id(), reason: "back" });
      await reached(id(), "ExecutionResumed");
      await client.raiseEvent(id(), "go", 1);
      return { state: await ended(id()), history: await history(id()) };
    },
  },
];
