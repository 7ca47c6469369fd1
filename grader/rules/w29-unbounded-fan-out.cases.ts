import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "a short list": `workflow { yield ctx.whenAll([ctx.callActivity('a'), ctx.callActivity('b')]); }`,
    "a list that is written out": `workflow { yield ctx.whenAll(['a', 'b'].map((name) => ctx.callActivity(name))); }`,
    "a constant list": `const STEPS = ['a', 'b'];
export async function* run(ctx: WorkflowContext) { yield ctx.whenAll(STEPS.map((name) => ctx.callActivity(name))); }`,
    "a part of the list": `workflow { for (let at = 0; at < input.length; at += 50) { yield ctx.whenAll(input.slice(at, at + 50).map((i: any) => ctx.callActivity('a', i))); } }`,
    "a part in a constant": `workflow { const part = input.slice(0, 50); yield ctx.whenAll(part.map((i: any) => ctx.callActivity('a', i))); }`,
    "parts, made further up": `workflow { for (const some of input.parts) { yield ctx.whenAll(some.map((i: any) => ctx.callActivity('a', i))); } }`,
    "a list that is given out when it is full": `workflow { let tasks = []; for (const i of input) { tasks.push(ctx.callActivity('a', i)); if (tasks.length >= 50) { yield ctx.whenAll(tasks); tasks = []; } } if (tasks.length > 0) yield ctx.whenAll(tasks); }`,
    "a list that has a limit": `workflow { if (input.items.length > 100) throw new Error('too many'); yield ctx.whenAll(input.items.map((i: any) => ctx.callActivity('a', i))); }`,
    "a race": `workflow { yield ctx.whenAny(input.map((i: any) => ctx.callActivity('a', i))); }`,
    "a loop that counts": `workflow { const tasks = []; for (let n = 0; n < 5; n++) tasks.push(ctx.callActivity('a')); yield ctx.whenAll(tasks); }`,
  },
  invalid: {
    "a task for each item": [
      `workflow { yield ctx.whenAll(input.map((i: any) => ctx.callActivity('a', i))); }`,
      `ctx.whenAll`,
    ],
    "a list in a constant": [
      `workflow { const tasks = input.items.map((i: any) => ctx.callActivity('a', i)); yield ctx.whenAll(tasks); }`,
      `ctx.whenAll`,
    ],
    "pushed in a loop": [
      `workflow { const work: any[] = yield ctx.callActivity('list'); const tasks = []; for (const item of work) { tasks.push(ctx.callActivity('a', item)); } yield ctx.whenAll(tasks); }`,
      `ctx.whenAll`,
    ],
  },
};
