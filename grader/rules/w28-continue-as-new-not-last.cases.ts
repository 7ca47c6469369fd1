import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "at the end": `workflow { yield ctx.createTimer(5); ctx.continueAsNew(input, true); }`,
    "with a return after it": `workflow { if (input.again) { ctx.continueAsNew(input, true); return; } yield ctx.callActivity('a'); }`,
    returned: `workflow { if (input.again) return ctx.continueAsNew(input, true); yield ctx.callActivity('a'); }`,
    "in the last branch": `workflow { if (input.a) { yield ctx.callActivity('a'); } else { ctx.continueAsNew(input, true); } }`,
    "at the end of a loop that is left": `workflow { while (true) { yield ctx.createTimer(5); if (input) { ctx.continueAsNew(input, true); break; } } }`,
    "before a line of output": `workflow { ctx.continueAsNew(input, true); if (!ctx.isReplaying()) console.log('again'); }`,
    "in the last case": `workflow { switch (input.kind) { case 'again': ctx.continueAsNew(input, true); break; default: yield ctx.callActivity('a'); } }`,
  },
  invalid: {
    "before a step": [
      `workflow { ctx.continueAsNew(input, true); yield ctx.callActivity('a'); }`,
      `ctx.continueAsNew`,
    ],
    "in a branch before a step": [
      `workflow { if (input.again) { ctx.continueAsNew(input, true); } yield ctx.callActivity('a'); }`,
      `ctx.continueAsNew`,
    ],
    "in a loop that goes on": [
      `workflow { while (true) { yield ctx.createTimer(5); ctx.continueAsNew(input, true); } }`,
      `ctx.continueAsNew`,
    ],
    "before the next lap": [
      `workflow { for (const i of input) { yield ctx.callActivity('a', i); if (i) { ctx.continueAsNew(i, true); continue; } } }`,
      `ctx.continueAsNew`,
    ],
  },
};
