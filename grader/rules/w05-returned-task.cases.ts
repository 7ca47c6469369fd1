import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "a yielded result": `workflow { return yield ctx.callActivity('a'); }`,
    "a helper that makes a task": `function step(ctx: WorkflowContext) { return ctx.callActivity('a'); }`,
    "a callback that makes a task": `workflow { yield ctx.whenAll(input.map((i: any) => { return ctx.callActivity('a', i); })); }`,
  },
  invalid: {
    "a returned activity": [`workflow { return ctx.callActivity('a'); }`, `return ctx`],
    "a returned task from a constant": [
      `workflow { const last = ctx.callActivity('a'); yield ctx.createTimer(1); return last; }`,
      `return last`,
    ],
  },
};
