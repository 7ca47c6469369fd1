import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "with the star": `export async function* run(ctx: WorkflowContext) { yield* step(ctx); }
async function* step(ctx: WorkflowContext) { yield ctx.callActivity('a'); }`,
    "a helper that gives a task": `export async function* run(ctx: WorkflowContext) { yield step(ctx); }
function step(ctx: WorkflowContext) { return ctx.callActivity('a'); }`,
    "driven by hand": `export async function* run(ctx: WorkflowContext) { const steps = step(ctx); for await (const task of steps) yield task; }
async function* step(ctx: WorkflowContext) { yield ctx.callActivity('a'); }`,
    "an async function around a generator": `export async function run(ctx: WorkflowContext) { return body(ctx); }
async function* body(ctx: WorkflowContext) { yield ctx.callActivity('a'); }`,
    "a child that is only named": `export async function* run(ctx: WorkflowContext) { yield ctx.callChildWorkflow(child); }
export async function* child(ctx: WorkflowContext) { yield ctx.callActivity('a'); }`,
    "a generator of numbers": `function* numbers() { yield 1; }
export async function* run(ctx: WorkflowContext) { const all = [...numbers()]; yield ctx.callActivity('a', { all }); }`,
  },
  invalid: {
    yielded: [
      `export async function* run(ctx: WorkflowContext) { yield step(ctx); }
async function* step(ctx: WorkflowContext) { yield ctx.callActivity('a'); }`,
      `step(ctx)`,
    ],
    awaited: [
      `export async function* run(ctx: WorkflowContext) { await step(ctx); }
async function* step(ctx: WorkflowContext) { yield ctx.callActivity('a'); }`,
      `step(ctx)`,
    ],
    "called for itself": [
      `export async function* run(ctx: WorkflowContext) { step(ctx); yield ctx.createTimer(1); }
async function* step(ctx: WorkflowContext) { yield ctx.callActivity('a'); }`,
      `step(ctx)`,
    ],
    "a sync generator in a constant": [
      `const step = function* (ctx: WorkflowContext) { yield ctx.callActivity('a'); };
export async function* run(ctx: WorkflowContext) { yield step(ctx); }`,
      `step(ctx)`,
    ],
    "a method of the class": [
      `class Orders { async *run(ctx: WorkflowContext) { yield this.step(ctx); } async *step(ctx: WorkflowContext) { yield ctx.callActivity('a'); } }`,
      `this.step(ctx)`,
    ],
    "one that closes over the context": [
      `workflow { const step = async function* () { yield ctx.callActivity('a'); }; yield step(); }`,
      `step()`,
    ],
  },
};
