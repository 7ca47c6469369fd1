import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    called: `workflow { if (!ctx.isReplaying()) console.log('a'); }`,
    "handed on": `workflow { log(ctx.isReplaying.bind(ctx)); }`,
    "of something else": `workflow { return input.isReplaying; }`,
  },
  invalid: {
    negated: [`workflow { if (!ctx.isReplaying) console.log('a'); }`, `ctx.isReplaying`],
    "a condition": [
      `workflow { if (ctx.isReplaying) return; yield ctx.callActivity('a'); }`,
      `ctx.isReplaying`,
    ],
    "in a constant": [
      `workflow { const replaying = ctx.isReplaying; if (!replaying) console.log('a'); }`,
      `ctx.isReplaying`,
    ],
    "in plain JavaScript": [
      `export async function* run(c) { yield c.callActivity('a'); if (!c.isReplaying) console.log('a'); }`,
      `c.isReplaying`,
    ],
  },
};
