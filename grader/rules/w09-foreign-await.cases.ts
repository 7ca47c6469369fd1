import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "a promise that is settled": `workflow { await Promise.resolve(1); yield ctx.callActivity('a'); }`,
    "a helper of the file, whose own code is looked at": `export async function* run(ctx: WorkflowContext) { const a = await sum(1); yield ctx.callActivity('a', { a }); }
async function sum(a: number) { return a + 1; }`,
    "an imported helper with the context": `import { step } from './steps.ts';
export async function* run(ctx: WorkflowContext) { yield await step(ctx); }`,
    "an activity that is called as one": `import { load } from './activities.ts';
export async function* run(ctx: WorkflowContext) { yield ctx.callActivity(load); await load({} as never); }`,
    "a timer, which has a rule of its own": `import { setTimeout } from 'node:timers/promises';
export async function* run(ctx: WorkflowContext) { await setTimeout(5); yield ctx.callActivity('a'); }`,
    "in an activity": `import { load } from './desk.ts';
export async function tell(ctx: WorkflowActivityContext) { return await load(); }`,
    "a task, which has a rule of its own": `workflow { await ctx.callActivity('a'); yield ctx.createTimer(1); }`,
  },
  invalid: {
    "what a module gives": [
      `import { loadDesk } from './desk.ts';
export async function* run(ctx: WorkflowContext) { const desk = await loadDesk(); yield ctx.callActivity('a', desk); }`,
      `loadDesk()`,
    ],
    "a method of the object": [
      `class Orders { async *run(ctx: WorkflowContext) { const all = await this.store.load(); yield ctx.callActivity('a', all); } }`,
      `this.store.load`,
    ],
    "in a helper": [
      `import * as desk from './desk.ts';
export async function* run(ctx: WorkflowContext) { const a = await name(); yield ctx.callActivity('a', { a }); }
async function name() { return (await desk.load()).name; }`,
      `desk.load`,
    ],
  },
};
