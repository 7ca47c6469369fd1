import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "a durable timer": `workflow { yield ctx.createTimer(5); }`,
    "in an activity": `export async function wait(ctx: WorkflowActivityContext) { await new Promise((r) => setTimeout(r, 5)); }`,
    "a function of one's own": `const setTimeout = (n: number) => n;
export async function* run(ctx: WorkflowContext) { return setTimeout(1); }`,
  },
  invalid: {
    setTimeout: [`workflow { await new Promise((r) => setTimeout(r, 5)); }`, `setTimeout`],
    setImmediate: [`workflow { await new Promise((r) => setImmediate(r)); }`, `setImmediate`],
    "process.nextTick": [`workflow { process.nextTick(() => {}); }`, `process.nextTick`],
    "timers/promises": [
      `import { setTimeout as sleep } from 'node:timers/promises';
export async function* run(ctx: WorkflowContext) { await sleep(5); }`,
      `sleep(5)`,
    ],
    "in a helper": [
      `export async function* run(ctx: WorkflowContext) { await sleep(5); }
const sleep = (ms: number) => new Promise((r) => setTimeout(r, ms));`,
      `setTimeout`,
    ],
  },
};
