import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "behind an if": `workflow { if (!ctx.isReplaying()) console.log('once'); }`,
    "in a block behind an if": `workflow { if (!ctx.isReplaying()) { console.log('once'); } }`,
    "behind a constant": `workflow { const live = !ctx.isReplaying(); if (live && input) console.log('once'); }`,
    "behind a comparison": `workflow { if (ctx.isReplaying() === false) console.log('once'); }`,
    "behind a comparison of a constant": `workflow { const old = ctx.isReplaying(); if (old !== true) console.log('once'); }`,
    "behind and": `workflow { !ctx.isReplaying() && console.log('once'); }`,
    "behind or": `workflow { ctx.isReplaying() || console.log('once'); }`,
    "in the else": `workflow { if (ctx.isReplaying()) input.x; else console.log('once'); }`,
    "after an early return": `export async function* run(ctx: WorkflowContext) { log(ctx); }
function log(ctx: WorkflowContext) { if (ctx.isReplaying()) return; console.log('once'); }`,
    "behind a method without parentheses, which W23 is about": `workflow { if (!ctx.isReplaying) console.log('never'); }`,
    "in an activity": `export function tell(ctx: WorkflowActivityContext) { console.log('done'); }`,
  },
  invalid: {
    "console.log": [
      `workflow { console.log('again'); yield ctx.callActivity('a'); }`,
      `console.log`,
    ],
    "process.stdout": [`workflow { process.stdout.write('again'); }`, `process.stdout.write`],
    "behind the wrong if": [
      `workflow { if (ctx.isReplaying()) console.log('again'); }`,
      `console.log`,
    ],
    "behind the wrong comparison": [
      `workflow { if (ctx.isReplaying() !== false) console.log('again'); }`,
      `console.log`,
    ],
    "behind a comparison with something else": [
      `workflow { if (ctx.isReplaying() !== input) console.log('again'); }`,
      `console.log`,
    ],
    "behind something that may also hold on a replay": [
      `workflow { if (!ctx.isReplaying() || input) console.log('again'); }`,
      `console.log`,
    ],
    "in a helper": [
      `export async function* run(ctx: WorkflowContext) { note('a'); }
function note(text: string) { console.info(text); }`,
      `console.info`,
    ],
  },
};
