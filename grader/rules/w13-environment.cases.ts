import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "the input": `workflow { return input.region; }`,
    "in an activity": `export function load(ctx: WorkflowActivityContext) { return process.env.REGION; }`,
    "at the top of the file, for others": `const region = process.env.REGION;
export async function* run(ctx: WorkflowContext) { yield ctx.callActivity('a'); }
export const load = () => region;`,
    "a property of that name": `workflow { return input.process.env; }`,
    "in a line that is printed once": `workflow { if (!ctx.isReplaying()) console.log(process.pid); }`,
    "the end of a line": `import { EOL } from 'node:os';
export async function* run(ctx: WorkflowContext) { return ['a', 'b'].join(EOL); }`,
  },
  invalid: {
    "an environment variable": [`workflow { return process.env.REGION; }`, `process.env.REGION`],
    "one of a name that is not known": [`workflow { return process.env[input]; }`, `process.env`],
    "the working directory": [`workflow { return process.cwd(); }`, `process.cwd`],
    "the machine": [
      `import { hostname } from 'node:os';
export async function* run(ctx: WorkflowContext) { return hostname(); }`,
      `hostname()`,
    ],
    "the machine, required": [
      `const os = require('os');
export async function* run(ctx: WorkflowContext) { return os.hostname(); }`,
      `os.hostname`,
    ],
    "a constant at the top of the file": [
      `const region = process.env.REGION;
export async function* run(ctx: WorkflowContext) { return [region]; }`,
      `region]`,
    ],
    "a constant in the workflow, once": [
      `workflow { const { REGION } = process.env; return REGION; }`,
      `process.env`,
    ],
    "of a bundle": [`workflow { return import.meta.env.REGION; }`, `import.meta.env`],
  },
};
