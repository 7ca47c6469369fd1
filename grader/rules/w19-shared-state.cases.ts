import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "a local variable": `workflow { let laps = 0; laps += 1; const seen = []; seen.push(laps); return seen; }`,
    "a local variable, from a callback": `workflow { let sum = 0; input.forEach((n: number) => { sum += n; }); return sum; }`,
    "a local of a helper": `export async function* run(ctx: WorkflowContext) { return sum([1]); }
function sum(all: number[]) { let total = 0; for (const n of all) total += n; return total; }`,
    "a constant that is only read": `const LIMITS = { small: 10 };
export async function* run(ctx: WorkflowContext) { return LIMITS.small; }`,
    "in an activity": `let sent = 0;
export function send(ctx: WorkflowActivityContext) { sent += 1; }
export async function* run(ctx: WorkflowContext) { yield ctx.callActivity(send); }`,
    "a tally of what really happened": `let started = 0;
export async function* run(ctx: WorkflowContext) { if (!ctx.isReplaying()) started += 1; yield ctx.callActivity('a'); }
export const count = () => started;`,
    "a logger that is set up once": `let logger: any;
export function setUp(to: any) { logger = to; }
export async function* run(ctx: WorkflowContext) { if (!ctx.isReplaying()) logger.info('a'); }`,
    "a constant of the function around": `export function make() { const step = async () => 1; return async function* run(ctx: WorkflowContext) { yield ctx.callActivity('a', { step }); }; }`,
    "a variable that the top level sets": `let limit = 1;
limit = 2;
export async function* run(ctx: WorkflowContext) { return [limit]; }`,
    "the object of a run, in its making": `class Steps { constructor(ctx: WorkflowContext) { this.name = 'a'; } }`,
    "a service of the object": `class Orders { async *run(ctx: WorkflowContext) { this.queue.add(1); yield ctx.callActivity('a'); } }`,
  },
  invalid: {
    "a counter": [
      `let runs = 0;
export async function* run(ctx: WorkflowContext) { runs++; yield ctx.callActivity('a'); }`,
      `runs++`,
    ],
    "an assignment": [
      `let agent = '';
export async function* run(ctx: WorkflowContext) { agent ||= yield ctx.callActivity('a'); }`,
      `agent ||=`,
    ],
    "a map": [
      `const seen = new Map();
export async function* run(ctx: WorkflowContext) { seen.set(1, 2); yield ctx.callActivity('a'); }`,
      `seen.set`,
    ],
    "a map that is read too, whatever guards the writing": [
      `const seen = new Map();
export async function* run(ctx: WorkflowContext) { if (!ctx.isReplaying()) seen.set(1, 2); yield ctx.callActivity('a', { it: seen.get(1) }); }`,
      `seen.set`,
    ],
    "a part of an object": [
      `const state = { laps: 0 };
export async function* run(ctx: WorkflowContext) { state.laps += 1; Object.assign(state, {}); delete state.laps; }`,
      `state.laps += 1`,
      `Object.assign`,
      `delete state`,
    ],
    "a static of a class": [
      `class Stats { static runs = 0; }
export async function* run(ctx: WorkflowContext) { Stats.runs += 1; }`,
      `Stats.runs`,
    ],
    "the object of all runs": [
      `class Orders { async *run(ctx: WorkflowContext) { this.last = 1; yield ctx.callActivity('a'); } }`,
      `this.last`,
    ],
    "a variable of the function around": [
      `export function make() { let laps = 0; return async function* run(ctx: WorkflowContext) { laps += 1; yield ctx.callActivity('a'); }; }`,
      `laps += 1`,
    ],
    "in a helper": [
      `const seen: number[] = [];
export async function* run(ctx: WorkflowContext) { note(1); }
function note(n: number) { seen.push(n); }`,
      `seen.push`,
    ],
  },
};

export const reads: Table = {
  messageId: "read",
  valid: {},
  invalid: {
    "a limit that a function sets": [
      `let limit = 1;
export function setLimit(to: number) { limit = to; }
export async function* run(ctx: WorkflowContext, input: any) { if (input.total > limit) yield ctx.callActivity('a'); }`,
      `limit) yield`,
    ],
  },
};
