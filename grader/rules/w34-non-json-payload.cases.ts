import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "plain data": `workflow { return { text: 'a', n: 1, list: [1, { a: null }] }; }`,
    "a time, which arrives as text": `workflow { return { at: new Date(input.at) }; }`,
    "a map that becomes a list": `workflow { const all = new Map(); return [...all.values()]; }`,
    "what only the workflow keeps": `workflow { const all = new Map(); all.set(1, 2); yield ctx.callActivity('a', { n: all.size }); }`,
    "an activity by reference": `workflow { yield ctx.callActivity(load, { n: 1 }); }`,
    "what a helper gives": `export async function* run(ctx: WorkflowContext) { const all = yield* load(ctx); return [...all]; }
async function* load(ctx: WorkflowContext) { yield ctx.callActivity('a'); return new Map(); }`,
  },
  invalid: {
    "a map as an input": [
      `workflow { yield ctx.callActivity('a', new Map([['a', 1]])); }`,
      `new Map`,
    ],
    "a set in the result": [`workflow { const seen = new Set(); return { seen }; }`, `seen }`],
    "an error as the result": [`workflow { return new Error('no'); }`, `new Error`],
    "a big number": [`workflow { yield ctx.callActivity('a', { id: 10n }); }`, `10n`],
    "a function": [`workflow { yield ctx.callActivity('a', { then: () => 1 }); }`, `() => 1`],
    "no number": [`workflow { ctx.continueAsNew([NaN], true); }`, `NaN`],
    "a pattern": [`workflow { return [/a/]; }`, `/a/`],
  },
};
