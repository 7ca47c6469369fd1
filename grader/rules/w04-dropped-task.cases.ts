import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "a yielded task": `workflow { yield ctx.callActivity('a'); }`,
    "a task yielded later": `workflow { const task = ctx.callActivity('a'); yield task; }`,
    "a task given to whenAny": `workflow { const timer = ctx.createTimer(5); yield ctx.whenAny([timer, ctx.callActivity('a')]); }`,
    "tasks made by map": `workflow { yield ctx.whenAll(input.map((i: any) => ctx.callActivity('a', i))); }`,
    "a list of tasks": `workflow { const tasks = []; for (const i of input) tasks.push(ctx.callActivity('a', i)); yield ctx.whenAll(tasks); }`,
    "a helper that returns a task": `export async function* run(ctx: WorkflowContext) { yield step(ctx); }
function step(ctx: WorkflowContext) { return ctx.callActivity('a'); }`,
    "a task looked at and yielded": `workflow { const task = ctx.callActivity('a'); if (!task.isComplete) yield task; return task.getResult(); }`,
    "a returned task, which has a rule of its own": `workflow { return ctx.callActivity('a'); }`,
    "a conditional task that is yielded": `workflow { yield input ? ctx.callActivity('a') : ctx.callActivity('b'); }`,
    "a let that is set twice": `workflow { let task = ctx.callActivity('a'); yield task; task = ctx.callActivity('b'); yield task; }`,
  },
  invalid: {
    "a call for itself": [
      `workflow { ctx.callActivity('a'); yield ctx.createTimer(1); }`,
      `ctx.callActivity`,
    ],
    "a call for itself, marked as void": [
      `workflow { void ctx.callActivity('a'); }`,
      `ctx.callActivity`,
    ],
    "a task that is used as its result": [
      `workflow { const check = ctx.callActivity('a'); if (!check.valid) return; }`,
      `ctx.callActivity`,
    ],
    "a task asked for its result at once": [
      `workflow { return ctx.callActivity('a').getResult(); }`,
      `ctx.callActivity`,
    ],
    "a task in a condition": [
      `workflow { if (ctx.callActivity('a')) return 1; }`,
      `ctx.callActivity`,
    ],
    "a task behind a condition": [
      `workflow { input && ctx.callActivity('a'); }`,
      `ctx.callActivity`,
    ],
    "tasks in forEach": [
      `workflow { input.forEach((i: any) => ctx.callActivity('a', i)); }`,
      `ctx.callActivity`,
    ],
    "a task assigned and forgotten": [
      `workflow { let task; task = ctx.callActivity('a'); yield ctx.createTimer(1); }`,
      `ctx.callActivity`,
    ],
    "an alias of the context": [
      `workflow { const c = ctx; c.callActivity('a'); }`,
      `c.callActivity`,
    ],
  },
};
