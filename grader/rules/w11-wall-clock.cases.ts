import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "the time of the context": `workflow { return ctx.getCurrentUtcDateTime(); }`,
    "a calculation": `workflow { return new Date(input.dueAt).getTime(); }`,
    "in an activity": `export function stamp(ctx: WorkflowActivityContext) { return Date.now(); }`,
    "in a function that no workflow calls": `export function stamp() { return Date.now(); }`,
    "a Date of one's own": `class Date {}
export async function* run(ctx: WorkflowContext) { return new Date(); }`,
    "in a line that is printed once": `workflow { if (!ctx.isReplaying()) console.log(Date.now(), input); }`,
    "in a method of the class that no workflow calls": `class Orders { async *run(ctx: WorkflowContext) { yield ctx.callActivity('a'); } due() { return Date.now(); } }`,
    "a property of that name": `workflow { return input.Date.now; }`,
  },
  invalid: {
    "Date.now": [`workflow { return Date.now(); }`, `Date.now`],
    "new Date without arguments": [`workflow { return new Date(); }`, `new Date()`],
    "Date as a function": [`workflow { return Date(); }`, `Date()`],
    "performance.now": [`workflow { return performance.now(); }`, `performance.now`],
    "process.hrtime": [`workflow { return process.hrtime.bigint(); }`, `process.hrtime.bigint`],
    "through globalThis": [`workflow { return globalThis.Date.now(); }`, `globalThis.Date.now`],
    "handed on as a function": [`workflow { return [1].map(Date.now); }`, `Date.now`],
    "in a helper of the same file": [
      `export async function* run(ctx: WorkflowContext) { return due(); }
function due() { return Date.now() + 1; }`,
      `Date.now`,
    ],
    "in a helper's helper": [
      `export async function* run(ctx: WorkflowContext) { return due(); }
const due = () => now() + 1;
const now = () => Date.now();`,
      `Date.now`,
    ],
    "under another name": [
      `const now = Date.now;
export async function* run(ctx: WorkflowContext) { return now(); }`,
      `now()`,
    ],
    "taken out of its object": [
      `const { now: time } = Date;
export async function* run(ctx: WorkflowContext) { return time(); }`,
      `time()`,
    ],
    "in a private method of the class": [
      `class Orders { async *run(ctx: WorkflowContext) { return this.#due(); } #due() { return Date.now(); } }`,
      `Date.now`,
    ],
    "in a callback": [`workflow { return input.map(() => new Date()); }`, `new Date()`],
  },
};
