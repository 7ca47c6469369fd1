import type { Scenario } from "../../scenario.ts";
import { broken, get, instant, patient, post, startPatient } from "./steps.ts";

export const scenarios: Scenario[] = [
  {
    name: "A workflow that HTTP starts shows its state and takes its event",
    workflows: [patient],
    run: async (ctx) => {
      const { id, ended, history } = ctx;
      const started = await startPatient(ctx, id());
      const waiting = await get(ctx, id());
      const raised = await post(ctx, `/${id()}/raiseEvent/go`, '{"by":"curl"}');
      const state = await ended(id());
      const end = await get(ctx, id());
      return { started, waiting, raised, state, end, history: await history(id()) };
    },
  },
  {
    name: "A start without an id makes one up",
    workflows: [instant],
    run: async (ctx) => ({
      absent: await post(ctx, "/instant/start", "1"),
      empty: await post(ctx, "/instant/start?instanceID=", "1"),
      misspelt: await post(ctx, "/instant/start?instanceid=a-b", "1"),
    }),
  },
  {
    name: "HTTP takes letters, digits, dashes and underscores for an id",
    workflows: [instant],
    run: async (ctx) => {
      const ids = ["a.b", "a:b", "a%20b", "a%2Fb", "a%23b", "-_9", "zoë", "%F0%9F%99%82"];
      const lengths = ["x".repeat(64), "x".repeat(65), "é".repeat(33)];
      const answers: unknown[] = [];
      for (const id of [...ids, ...lengths]) {
        answers.push(await post(ctx, `/instant/start?instanceID=${id}`, "1"));
      }
      return { answers };
    },
  },
  {
    name: "HTTP cannot start an id in use, but one that has ended",
    workflows: [patient, instant],
    run: async (ctx) => {
      const { id, ended } = ctx;
      await startPatient(ctx, id());
      const running = await post(ctx, `/instant/start?instanceID=${id()}`, "2");
      await post(ctx, `/${id()}/terminate`);
      await ended(id());
      const again = await post(ctx, `/instant/start?instanceID=${id()}`, "4");
      await ended(id());
      return { running, again, state: await get(ctx, id()) };
    },
  },
  {
    name: "HTTP hands an input on as it comes",
    workflows: [instant],
    run: async (ctx) => {
      const bodies = ['{ "a" : 1 }\n', "0", '""', "null", "false", '"é 🙂"', "not json", ""];
      const seen: unknown[] = [];
      for (const [index, body] of bodies.entries()) {
        const id = ctx.id(String(index));
        await post(ctx, `/instant/start?instanceID=${id}`, body);
        await ctx.ended(id);
        seen.push(await get(ctx, id), await ctx.history(id));
      }
      return { seen };
    },
  },
  {
    name: "A start without a body gives an empty input",
    workflows: [instant],
    run: async (ctx) => {
      await post(ctx, `/instant/start?instanceID=${ctx.id()}`);
      return { state: await ctx.ended(ctx.id()), history: await ctx.history(ctx.id()) };
    },
  },
  {
    name: "HTTP refuses an input that is not text",
    workflows: [patient],
    run: async (ctx) => {
      const body = Uint8Array.of(0xff, 0xfe);
      const path = "/v1.0/workflows/dapr";
      const start = await ctx.http("POST", `${path}/patient/start?instanceID=${ctx.id()}`, {
        body,
      });
      await startPatient(ctx, ctx.id("other"));
      const raise = await ctx.http("POST", `${path}/${ctx.id("other")}/raiseEvent/go`, { body });
      return { start, raise, state: await get(ctx, ctx.id("other")) };
    },
  },
  {
    name: "A failed workflow shows its failure over HTTP",
    workflows: [broken],
    run: async (ctx) => {
      await post(ctx, `/broken/start?instanceID=${ctx.id()}`, '"no luck"');
      await ctx.ended(ctx.id());
      return { state: await get(ctx, ctx.id()) };
    },
  },
  {
    name: "HTTP starts a workflow whatever the component's name",
    workflows: [instant],
    run: async (ctx) => {
      const path = (rest: string) => `/v1.0/workflows/whatever/${rest}`;
      const start = await ctx.http("POST", path(`instant/start?instanceID=${ctx.id()}`));
      await ctx.ended(ctx.id());
      return { start, state: await ctx.http("GET", path(ctx.id())) };
    },
  },
  {
    name: "A workflow that nobody registered fails when HTTP starts it",
    run: async (ctx) => {
      const start = await post(ctx, `/no%2Fsuch+flow/start?instanceID=${ctx.id()}`, "1");
      await ctx.ended(ctx.id());
      return { start, state: await get(ctx, ctx.id()) };
    },
  },
];
