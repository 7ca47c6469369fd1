import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "a task": `workflow { yield ctx.callActivity('a'); }`,
    "a task from an async helper": `export async function* run(ctx: WorkflowContext) { yield await step(ctx); }
async function step(ctx: WorkflowContext) { return ctx.callActivity('a'); }`,
    "the winner of a race": `workflow { const winner = yield ctx.whenAny(input); yield winner; }`,
    "a task that may be another one": `workflow { yield input ? ctx.callActivity('a') : ctx.createTimer(1); }`,
    "the steps of a helper": `workflow { yield* steps(ctx); }`,
    "what a function gives": `workflow { yield start(ctx, input); }`,
    "a generator of numbers beside the workflow": `function* numbers() { yield 1; }
export async function* run(ctx: WorkflowContext) { for (const n of numbers()) yield ctx.createTimer(n); }`,
    "a promise with tasks, which has a rule of its own": `workflow { yield Promise.all([ctx.callActivity('a')]); }`,
  },
  invalid: {
    "a number": [`workflow { yield 42; }`, `yield 42`],
    nothing: [`workflow { yield; }`, `yield;`],
    "a list of tasks": [`workflow { yield [ctx.callActivity('a')]; }`, `yield [`],
    "a list in a constant": [
      `workflow { const tasks = []; tasks.push(ctx.callActivity('a')); yield tasks; }`,
      `yield tasks`,
    ],
    "a settled promise": [`workflow { yield Promise.resolve(1); }`, `yield Promise`],
    "a promise": [`workflow { yield new Promise(() => {}); }`, `yield new`],
    "the clock of the context": [
      `workflow { const now = yield ctx.getCurrentUtcDateTime(); return now; }`,
      `yield ctx`,
    ],
    "a status": [`workflow { yield ctx.setCustomStatus('busy'); }`, `yield ctx`],
    "in a helper": [
      `export async function* run(ctx: WorkflowContext) { yield* step(ctx); }
async function* step(ctx: WorkflowContext) { yield { ok: true }; }`,
      `yield { ok`,
    ],
  },
};
