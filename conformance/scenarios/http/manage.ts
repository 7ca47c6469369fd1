import type { WorkflowContext } from "@dapr/dapr";
import type { Scenario, ScenarioContext } from "../../scenario.ts";
import type { Steps } from "../steps.ts";
import { get, instant, patient, post, shows, startPatient } from "./steps.ts";

const verbs = ["pause", "resume", "raiseEvent/go", "terminate", "purge"];

async function* parent(ctx: WorkflowContext, childId: string): Steps {
  return yield ctx.callChildWorkflow(patient, undefined, childId);
}

async function startParent(ctx: ScenarioContext): Promise<void> {
  const { client, id, reached } = ctx;
  await client.scheduleNewWorkflow(parent, id("child"), id());
  await reached(id("child"), "ExecutionStarted");
}

export const scenarios: Scenario[] = [
  {
    name: "HTTP pauses, resumes and terminates a workflow",
    workflows: [patient],
    run: async (ctx) => {
      const { id, history } = ctx;
      await startPatient(ctx, id());
      const pause = await post(ctx, `/${id()}/pause`);
      const paused = await shows(ctx, id(), "SUSPENDED");
      const resume = await post(ctx, `/${id()}/resume`);
      const resumed = await shows(ctx, id(), "RUNNING");
      const terminate = await post(ctx, `/${id()}/terminate`);
      const terminated = await shows(ctx, id(), "TERMINATED");
      const seen = { pause, paused, resume, resumed, terminate, terminated };
      return { ...seen, history: await history(id()) };
    },
  },
  {
    name: "HTTP raises events of all kinds",
    workflows: [patient],
    run: async (ctx) => {
      const seen: unknown[] = [];
      for (const [index, body] of ["0", '""', "null", "not json", undefined].entries()) {
        const id = ctx.id(String(index));
        await startPatient(ctx, id);
        seen.push(await post(ctx, `/${id}/raiseEvent/GO`, body));
        seen.push(await ctx.ended(id), await ctx.history(id));
      }
      return { seen };
    },
  },
  {
    name: "HTTP purges a workflow that has ended and no other",
    workflows: [patient],
    run: async (ctx) => {
      const { id, history, attempt } = ctx;
      await startPatient(ctx, id());
      const running = await post(ctx, `/${id()}/purge`);
      await post(ctx, `/${id()}/pause`);
      await shows(ctx, id(), "SUSPENDED");
      const suspended = await post(ctx, `/${id()}/purge`);
      await post(ctx, `/${id()}/terminate`);
      await ctx.ended(id());
      const terminated = await post(ctx, `/${id()}/purge`);
      const state = await get(ctx, id());
      const again = await post(ctx, `/${id()}/purge`);
      const gone = await attempt(history(id()));
      return { running, suspended, terminated, state, again, gone };
    },
  },
  {
    name: "HTTP terminates children with their parent",
    workflows: [parent, patient],
    run: async (ctx) => {
      const { id, history } = ctx;
      await startParent(ctx);
      await post(ctx, `/${id()}/terminate`);
      return {
        parent: await shows(ctx, id(), "TERMINATED"),
        child: await shows(ctx, id("child"), "TERMINATED"),
        parentHistory: await history(id()),
        childHistory: await history(id("child")),
      };
    },
  },
  {
    name: "HTTP purges children with their parent",
    workflows: [parent, patient],
    run: async (ctx) => {
      const { id, ended } = ctx;
      await startParent(ctx);
      await post(ctx, `/${id("child")}/raiseEvent/go`, "1");
      await ended(id());
      const purge = await post(ctx, `/${id()}/purge`);
      return { purge, parent: await get(ctx, id()), child: await get(ctx, id("child")) };
    },
  },
  {
    name: "HTTP answers every request to a workflow that has ended",
    workflows: [instant],
    run: async (ctx) => {
      const { client, id, ended, history } = ctx;
      await client.scheduleNewWorkflow(instant, 1, id());
      await ended(id());
      const answers: unknown[] = [];
      for (const verb of verbs.slice(0, -1)) answers.push(await post(ctx, `/${id()}/${verb}`));
      return { answers, state: await get(ctx, id()), history: await history(id()) };
    },
  },
  {
    name: "HTTP answers every request to an unknown id",
    run: async (ctx) => {
      const answers: unknown[] = [await get(ctx, "nobody")];
      for (const verb of verbs) answers.push(await post(ctx, `/nobody/${verb}`));
      return { answers };
    },
  },
  {
    name: "HTTP answers alike under every version of its path",
    workflows: [patient],
    run: async (ctx) => {
      const answers: unknown[] = [];
      for (const version of ["v1.0-beta1", "v1.0-alpha1", "v1.1"]) {
        const id = ctx.id(version.replaceAll(".", "_"));
        const call = async (method: string, path: string) => {
          answers.push(await ctx.http(method, `/${version}/workflows/dapr/${path}`));
        };
        await call("POST", `patient/start?instanceID=${id}`);
        if (version !== "v1.1") await shows(ctx, id, "RUNNING");
        await call("GET", id);
        await call("POST", `${id}/pause`);
        if (version !== "v1.1") await shows(ctx, id, "SUSPENDED");
        await call("POST", `${id}/resume`);
        if (version !== "v1.1") await shows(ctx, id, "RUNNING");
        await call("POST", `${id}/raiseEvent/other`);
        await call("POST", `${id}/terminate`);
        if (version !== "v1.1") await ctx.ended(id);
        await call("POST", `${id}/purge`);
        await call("GET", id);
      }
      return { answers };
    },
  },
  {
    name: "HTTP takes a JSON object where it expects no body",
    workflows: [patient],
    run: async (ctx) => {
      const { id } = ctx;
      await startPatient(ctx, id());
      const outcomes: unknown[] = [];
      for (const body of ["not json", '"text"', "[1]", "{", "{}", '{"any":"thing"}']) {
        const answer = await post(ctx, `/${id()}/resume`, body);
        // The text of the error comes from daprd's decoder, which varies it on purpose.
        const { errorCode } = answer.body as { errorCode?: string };
        outcomes.push([body, answer.status, errorCode]);
      }
      await post(ctx, `/${id()}/terminate`);
      return { outcomes };
    },
  },
];
