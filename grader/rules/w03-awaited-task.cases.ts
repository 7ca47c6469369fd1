import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "a yielded task": `workflow { const a = yield ctx.callActivity('a'); return a; }`,
    "a promise that is no task": `workflow { const a = await Promise.resolve(1); yield ctx.callActivity('a'); return a; }`,
    "the cause is a missing generator": `export async function run(ctx: WorkflowContext) { await ctx.callActivity('a'); }`,
    "an activity that awaits": `export async function load(ctx: WorkflowActivityContext) { return await fetch('x'); }`,
  },
  invalid: {
    "an awaited activity": [
      `workflow { await ctx.callActivity('a'); yield ctx.createTimer(1); }`,
      `await ctx.callActivity`,
    ],
    "an awaited timer": [
      `workflow { yield ctx.callActivity('a'); await ctx.createTimer(5); }`,
      `await ctx.createTimer`,
    ],
    "an awaited task from a constant": [
      `workflow { const task = ctx.callActivity('a'); yield task; await task; }`,
      `await task`,
    ],
    "an awaited fan-in": [
      `workflow { await ctx.whenAll([ctx.callActivity('a')]); }`,
      `await ctx.whenAll`,
    ],
    "a cast in between": [`workflow { await (ctx.callActivity('a') as any); }`, `await (ctx`],
    "in a helper": [
      `export async function* run(ctx: WorkflowContext) { yield* step(ctx); }
async function* step(ctx: WorkflowContext) { await ctx.callActivity('a'); }`,
      `await ctx`,
    ],
    "in a callback": [
      `workflow { yield ctx.whenAll(input.map(async (i: any) => await ctx.callActivity('a', i))); }`,
      `await ctx`,
    ],
  },
};

export const yielded: Table = {
  messageId: "yielded",
  valid: {},
  invalid: {
    "an await that the yield makes needless": [
      `workflow { const a = yield await ctx.callActivity('a'); return a; }`,
      `await ctx.callActivity`,
    ],
  },
};
