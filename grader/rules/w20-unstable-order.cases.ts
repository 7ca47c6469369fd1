import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "a local map": `workflow { const all = new Map([['a', 1]]); for (const [key] of all) yield ctx.callActivity(key); }`,
    "a map that never changes": `const STEPS = new Set(['a', 'b']);
export async function* run(ctx: WorkflowContext) { for (const step of STEPS) yield ctx.callActivity(step); }`,
    "a map that is filled at the top level": `const steps = new Set<string>();
steps.add('a');
export async function* run(ctx: WorkflowContext) { for (const step of steps) yield ctx.callActivity(step); }`,
    "a lookup": `const desks = new Map();
export function add(id: string) { desks.set(id, 1); }
export async function* run(ctx: WorkflowContext) { return 1; }`,
  },
  invalid: {
    "a set that others fill": [
      `const desks = new Set<string>();
export function add(id: string) { desks.add(id); }
export async function* run(ctx: WorkflowContext) { for (const desk of desks) yield ctx.callActivity(desk); }`,
      `desks) yield`,
    ],
    "a spread map": [
      `const desks = new Map();
export function add(id: string) { desks.set(id, 1); }
export async function* run(ctx: WorkflowContext) { yield ctx.callActivity('a', { all: [...desks] }); }`,
      `desks] }`,
    ],
    "a list that others fill": [
      `const hooks: string[] = [];
export function add(id: string) { hooks.push(id); }
export async function* run(ctx: WorkflowContext) { yield ctx.whenAll(hooks.map((hook) => ctx.callActivity(hook))); }`,
      `hooks.map`,
    ],
  },
};
