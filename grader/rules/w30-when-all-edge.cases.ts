import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "tasks that are written out": `workflow { yield ctx.whenAll([ctx.callActivity('a'), ctx.callActivity('b')]); }`,
    "a list that is counted first": `workflow { if (input.length === 0) return []; return yield ctx.whenAll(input.map((i: any) => ctx.callActivity('a', i))); }`,
    "tasks that are counted first": `workflow { const tasks = []; for (const i of input) tasks.push(ctx.callActivity('a', i)); if (tasks.length > 0) yield ctx.whenAll(tasks); }`,
    "items that are written out": `workflow { yield ctx.whenAll([1, 2].map((n) => ctx.callActivity('a', { n }))); }`,
    "a part of a list": `workflow { for (let at = 0; at < input.length; at += 50) { const part = input.slice(at, at + 50); yield ctx.whenAll(part.map((i: any) => ctx.callActivity('a', i))); } }`,
    "a list from elsewhere": `workflow { yield ctx.whenAll(tasksFor(ctx, input)); }`,
  },
  invalid: {
    "an empty list": [`workflow { yield ctx.whenAll([]); }`, `ctx.whenAll`],
    "a race of nobody": [`workflow { yield ctx.whenAny([]); }`, `ctx.whenAny`],
    "as many as there are items": [
      `workflow { yield ctx.whenAll(input.map((i: any) => ctx.callActivity('a', i))); }`,
      `ctx.whenAll`,
    ],
  },
};

export const again: Table = {
  messageId: "again",
  valid: {
    "tasks that nobody waited for": `workflow { const a = ctx.callActivity('a'); const b = ctx.callActivity('b'); yield ctx.whenAll([a, b]); }`,
  },
  invalid: {
    "a task that was yielded": [
      `workflow { const a = ctx.callActivity('a'); const b = ctx.callActivity('b'); yield a; yield ctx.whenAll([a, b]); }`,
      `ctx.whenAll`,
    ],
  },
};

export const caught: Table = {
  messageId: "caught",
  valid: {
    "each task by itself": `workflow { const a = ctx.callActivity('a'); try { yield a; } catch { yield ctx.callActivity('undo'); } }`,
    "no step in the catch": `workflow { try { yield ctx.whenAll([ctx.callActivity('a')]); } catch (error) { return { ok: false }; } }`,
  },
  invalid: {
    "a compensation in the catch": [
      `workflow { try { yield ctx.whenAll([ctx.callActivity('a')]); } catch { yield ctx.callActivity('undo'); } }`,
      `ctx.whenAll`,
    ],
  },
};
