import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "a text": `workflow { if (ctx.isPatched('use-sms')) yield ctx.callActivity('sms'); }`,
    "the same text again, as one patch may need": `workflow { if (ctx.isPatched('use-sms')) yield ctx.callActivity('a'); if (ctx.isPatched('use-sms')) yield ctx.callActivity('b'); }`,
    "a constant": `const USE_SMS = 'use-sms';
export async function* run(ctx: WorkflowContext) { if (ctx.isPatched(USE_SMS)) yield ctx.callActivity('sms'); }`,
    "of something else": `workflow { return input.isPatched('a' + input.b); }`,
  },
  invalid: {
    "put together": [
      'workflow { if (ctx.isPatched(`use-${input.kind}`)) yield ctx.callActivity("a"); }',
      "`use-",
    ],
    "from a call": [
      `workflow { if (ctx.isPatched(name())) yield ctx.callActivity('a'); }`,
      `name()`,
    ],
  },
};
