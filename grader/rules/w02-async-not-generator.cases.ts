import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "an async generator": `workflow { yield ctx.callActivity('a'); }`,
    "an async activity": `export async function load(ctx: WorkflowActivityContext) { return fetch('x'); }`,
    "an async helper that makes a task for its workflow": `export async function* run(ctx: WorkflowContext) { yield await step(ctx); }
async function step(ctx: WorkflowContext) { return ctx.callActivity('a'); }`,
    "an async function around a generator": `export async function run(ctx: WorkflowContext) { return body(ctx); }
async function* body(ctx: WorkflowContext) { yield ctx.callActivity('a'); }`,
  },
  invalid: {
    "a plain async function": [
      `export async function run(ctx: WorkflowContext) { await ctx.callActivity('a'); }`,
      `async function run`,
    ],
    "an async arrow function": [
      `export const run = async (ctx: WorkflowContext) => ctx.callActivity('a');`,
      `async (ctx`,
    ],
  },
};
