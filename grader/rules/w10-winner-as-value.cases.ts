import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "compared with a task": `workflow { const timer = ctx.createTimer(5); const winner = yield ctx.whenAny([timer, input]); if (winner === timer) return 'late'; return winner.getResult(); }`,
    "compared loosely": `workflow { const timer = ctx.createTimer(5); const winner = yield ctx.whenAny([timer, input]); return winner == timer; }`,
    "asked whether it failed": `workflow { const winner = yield ctx.whenAny(input); if (winner.isFailed) throw winner.getException(); }`,
    "its result": `workflow { return (yield ctx.whenAny(input)).getResult(); }`,
    "parts of a task": `workflow { const { isFailed } = yield ctx.whenAny(input); return isFailed; }`,
    "found in a list": `workflow { const winner = yield ctx.whenAny(input); return input.indexOf(winner); }`,
    "a variable that is set again": `workflow { let winner = yield ctx.whenAny(input); winner = winner.getResult(); return winner.approved; }`,
    "the results of whenAll": `workflow { const all = yield ctx.whenAll(input); return all.length; }`,
    "not compared with anything yet": `workflow { const winner = yield ctx.whenAny(input); if (winner === null) return; return winner.getResult(); }`,
  },
  invalid: {
    "a property of the result": [
      `workflow { const winner = yield ctx.whenAny(input); return { ok: winner.approved }; }`,
      `winner.approved`,
    ],
    "parts of the result": [
      `workflow { const { approved } = yield ctx.whenAny(input); return { approved }; }`,
      `approved }`,
    ],
    "compared with a value": [
      `workflow { const winner = yield ctx.whenAny(input); if (winner === 'approved') return 1; }`,
      `winner ===`,
    ],
    "taken for true": [
      `workflow { const winner = yield ctx.whenAny(input); if (winner) return 1; }`,
      `if (winner)`,
    ],
    "given to an activity": [
      `workflow { const winner = yield ctx.whenAny(input); yield ctx.callActivity('a', winner); }`,
      `ctx.callActivity`,
    ],
    returned: [`workflow { const winner = yield ctx.whenAny(input); return winner; }`, `return`],
    "returned at once": [`workflow { return yield ctx.whenAny(input); }`, `return`],
    "with a cast": [
      `workflow { const winner = (yield ctx.whenAny(input)) as any; return { ok: winner.ok }; }`,
      `winner.ok`,
    ],
  },
};
