import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "in the workflow": `workflow { yield ctx.callActivity('a'); }`,
    "in a callback of a list": `workflow { yield ctx.whenAll(input.map((i: any) => ctx.callActivity('a', i))); }`,
    "the context as a parameter": `export async function* run(ctx: WorkflowContext) { yield step(ctx); }
const step = (ctx: WorkflowContext) => ctx.callActivity('a');`,
    "a local alias": `workflow { let c; c = ctx; yield c.callActivity('a'); }`,
    "the object of one run": `class Steps { constructor(ctx: WorkflowContext) { this.ctx = ctx; } }`,
    "an activity's own context": `export function load(ctx: WorkflowActivityContext) { return ctx.getWorkflowInstanceId(); }`,
  },
  invalid: {
    "in an activity": [
      `export async function load(ctx: WorkflowActivityContext) { return ctx.callActivity('a'); }`,
      `ctx.callActivity`,
    ],
    "in a timer": [
      `workflow { setTimeout(() => ctx.callActivity('a'), 5); yield ctx.createTimer(1); }`,
      `ctx.callActivity`,
    ],
    "after a promise": [
      `workflow { await input.then(() => ctx.callActivity('a')); }`,
      `ctx.callActivity`,
    ],
  },
};

export const kept: Table = {
  messageId: "kept",
  valid: {},
  invalid: {
    "in a variable of the module": [
      `let saved: any;
export async function* run(ctx: WorkflowContext) { saved = ctx; yield ctx.callActivity('a'); }`,
      `saved = ctx`,
    ],
    "in the object of all runs": [
      `class Orders { async *run(ctx: WorkflowContext) { this.ctx = ctx; yield ctx.callActivity('a'); } }`,
      `this.ctx`,
    ],
  },
};
