import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "a change in the workflow itself": `workflow { input.status = 'paid'; yield ctx.callActivity('a', input); }`,
    "a copy for each branch": `workflow { yield ctx.whenAll([1, 2].map((n) => { const part = { ...input }; part.n = n; return ctx.callActivity('a', part); })); }`,
    "a change of what no branch is given": `workflow { const seen: any = {}; yield ctx.whenAll([1, 2].map((n) => { seen[n] = true; return ctx.callActivity('a', { n }); })); }`,
  },
  invalid: {
    "one object for all branches": [
      `workflow { yield ctx.whenAll([1, 2].map((n) => { input.n = n; return ctx.callActivity('a', input); })); }`,
      `input.n`,
    ],
    "a result for all branches": [
      `workflow { const order: any = yield ctx.callActivity('load'); yield ctx.whenAll([1, 2].map((n) => { order.lines.count += n; return ctx.callActivity('a', order); })); }`,
      `order.lines`,
    ],
  },
};
