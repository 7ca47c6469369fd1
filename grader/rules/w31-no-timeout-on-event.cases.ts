import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "a race with a timer": `workflow { const event = ctx.waitForExternalEvent('approved'); yield ctx.whenAny([event, ctx.createTimer(5)]); }`,
    "an event that waits in a variable": `workflow { const event = ctx.waitForExternalEvent('approved'); yield ctx.callActivity('ask'); yield event; }`,
  },
  invalid: {
    "waited for alone": [
      `workflow { const approved = yield ctx.waitForExternalEvent('approved'); return approved; }`,
      `ctx.waitForExternalEvent`,
    ],
  },
};
