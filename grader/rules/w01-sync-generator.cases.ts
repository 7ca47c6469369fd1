import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "an async generator": `workflow { yield ctx.callActivity('a'); }`,
    "a generator that is no workflow": `export function* numbers() { yield 1; }`,
    "a helper run with yield*": `export async function* run(ctx: WorkflowContext) { yield* step(ctx); }
function* step(ctx: WorkflowContext) { yield ctx.callActivity('a'); }`,
    "an activity": `export function* tell(ctx: WorkflowActivityContext) { yield 1; }`,
  },
  invalid: {
    "a typed context": [
      `export function* run(ctx: WorkflowContext) { yield ctx.callActivity('a'); }`,
      `function*`,
    ],
    "a context known by its use": [
      `export function* run(c, input) { yield c.createTimer(5); }`,
      `function*`,
    ],
    "a function in a constant": [
      `export const run = function* (ctx: WorkflowContext) { yield ctx.callActivity('a'); };`,
      `function*`,
    ],
    "a context imported under another name": [
      `import type { WorkflowContext as Ctx } from '@dapr/dapr';
export function* run(c: Ctx) { yield 1; }`,
      `function*`,
    ],
  },
};
