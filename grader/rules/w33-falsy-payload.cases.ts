import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "an object": `workflow { yield ctx.callActivity('a', { n: 0 }); }`,
    "no input": `workflow { yield ctx.callChildWorkflow('a', undefined, 'id-1'); yield ctx.callChildWorkflow('a', null, 'id-2'); }`,
    "a true value": `workflow { yield ctx.callActivity('a', 'text'); yield ctx.callActivity('a', 1); yield ctx.callActivity('a', true); }`,
    "a duration": `workflow { yield ctx.createTimer(0); }`,
  },
  invalid: {
    zero: [`workflow { yield ctx.callActivity('a', 0); }`, `0)`],
    "an empty text": [`workflow { yield ctx.callActivity('a', ''); }`, `''`],
    false: [`workflow { yield ctx.callChildWorkflow('a', false, 'id'); }`, `false`],
    "a constant": [
      `const FIRST = 0;
export async function* run(ctx: WorkflowContext) { yield ctx.callActivity('a', FIRST); }`,
      `FIRST)`,
    ],
    "the answer of a comparison": [
      `workflow { yield ctx.callActivity('a', input.total > 100); }`,
      `input.total > 100`,
    ],
    "a negation": [`workflow { ctx.continueAsNew(!input, true); }`, `!input, true`],
  },
};
