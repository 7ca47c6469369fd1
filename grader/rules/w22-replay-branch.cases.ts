import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "output alone": `workflow { if (!ctx.isReplaying()) { const text = 'a'; console.log(text); } yield ctx.callActivity('a'); }`,
    "a helper that only logs": `export async function* run(ctx: WorkflowContext) { log(ctx, 'a'); yield ctx.callActivity('a'); }
function log(ctx: WorkflowContext, text: string) { if (ctx.isReplaying()) return; console.log(text); }`,
    "a condition about something else": `workflow { if (input.isReplaying) yield ctx.callActivity('a'); }`,
    "a variable of the branch": `workflow { if (!ctx.isReplaying()) { let laps = 0; laps += 1; console.log(laps); } }`,
    "a variable that only output reads": `workflow { let said = 0; if (!ctx.isReplaying()) said += 1; if (!ctx.isReplaying()) console.log(said); }`,
  },
  invalid: {
    "work on the first run": [
      `workflow { if (!ctx.isReplaying()) { yield ctx.callActivity('a'); } }`,
      `ctx.callActivity`,
    ],
    "work on a replay": [
      `workflow { if (ctx.isReplaying()) { yield ctx.createTimer(1); } }`,
      `ctx.createTimer`,
    ],
    "behind a constant": [
      `workflow { const live = !ctx.isReplaying(); if (live && input) yield ctx.callActivity('a'); }`,
      `ctx.callActivity`,
    ],
    "behind a conditional": [
      `workflow { yield ctx.isReplaying() ? ctx.callActivity('b') : input; }`,
      `ctx.callActivity`,
    ],
    "the next run": [
      `workflow { yield ctx.callActivity('a'); if (!ctx.isReplaying()) ctx.continueAsNew(input, true); }`,
      `ctx.continueAsNew`,
    ],
  },
};

export const data: Table = {
  messageId: "data",
  valid: {},
  invalid: {
    "a variable that the workflow reads": [
      `workflow { let first = false; if (!ctx.isReplaying()) first = true; yield ctx.callActivity('a', { first }); }`,
      `first = true`,
    ],
    "an end that comes only on a replay": [
      `workflow { yield ctx.callActivity('a'); if (ctx.isReplaying()) return 'old'; return 'new'; }`,
      `return 'old'`,
    ],
  },
};
