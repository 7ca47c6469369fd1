import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "the context's own": `workflow { yield ctx.whenAll([ctx.callActivity('a')]); }`,
    "promises without tasks": `workflow { await Promise.all([1, 2]); yield ctx.callActivity('a'); }`,
    "in an activity": `export async function load(ctx: WorkflowActivityContext) { return Promise.all([fetch('a')]); }`,
    "the cause is a missing generator": `export async function run(ctx: WorkflowContext) { await Promise.all([ctx.callActivity('a')]); }`,
  },
  invalid: {
    "awaited tasks": [
      `workflow { await Promise.all([ctx.callActivity('a'), ctx.callActivity('b')]); }`,
      `Promise.all`,
    ],
    "yielded tasks": [
      `workflow { yield Promise.race([ctx.callActivity('a'), ctx.createTimer(5)]); }`,
      `Promise.race`,
    ],
    "mapped tasks": [
      `workflow { await Promise.allSettled(input.map((i: any) => ctx.callActivity('a', i))); }`,
      `Promise.allSettled`,
    ],
    "tasks mapped in a block": [
      `workflow { await Promise.all(input.map((i: any) => { return ctx.callActivity('a', i); })); }`,
      `Promise.all`,
    ],
    "a list that tasks are pushed to": [
      `workflow { const tasks: any[] = []; for (const i of input) tasks.push(ctx.callActivity('a', i)); await Promise.all(tasks); }`,
      `Promise.all`,
    ],
    "tasks in constants": [
      `workflow { const a = ctx.callActivity('a'); yield a; await Promise.any([a]); }`,
      `Promise.any`,
    ],
    "helpers with the context": [
      `export async function* run(ctx: WorkflowContext) { await Promise.all([step(ctx), step(ctx)]); }
async function* step(ctx: WorkflowContext) { yield ctx.callActivity('a'); }`,
      `Promise.all`,
    ],
  },
};
