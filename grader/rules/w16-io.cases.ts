import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "an activity through the context": `import { send } from './activities.ts';
export async function* run(ctx: WorkflowContext) { yield ctx.callActivity(send); }`,
    "in an activity of the same file": `import { readFileSync } from 'node:fs';
export function load(ctx: WorkflowActivityContext) { return readFileSync('x'); }
export async function* run(ctx: WorkflowContext) { yield ctx.callActivity(load); }`,
    "a module that only calculates": `import { join } from 'node:path';
export async function* run(ctx: WorkflowContext) { return join('a', 'b'); }`,
    "a type of an io module": `import type { Stats } from 'node:fs';
export async function* run(ctx: WorkflowContext, stats: Stats) { return stats.size; }`,
    "a helper with a context": `export async function* run(ctx: WorkflowContext) { yield step(ctx); }
function step(ctx: WorkflowContext) { return ctx.callActivity('a'); }`,
    "a plain function from a file of activities": `import { send, subject } from './activities.ts';
export async function* run(ctx: WorkflowContext, input: any) { yield ctx.callActivity(send, subject(input)); }`,
    "registration outside of workflows": `import { WorkflowRuntime, DaprClient } from '@dapr/dapr';
new DaprClient();
new WorkflowRuntime();
export async function* run(ctx: WorkflowContext) {}`,
  },
  invalid: {
    fetch: [`workflow { await fetch('x'); }`, `fetch`],
    "a file": [
      `import { readFileSync } from 'node:fs';
export async function* run(ctx: WorkflowContext) { return readFileSync('x'); }`,
      `readFileSync('x')`,
    ],
    "a file, through the default import": [
      `import fs from 'fs';
export async function* run(ctx: WorkflowContext) { return fs.promises.readFile('x'); }`,
      `fs.promises.readFile`,
    ],
    "a client of a service": [
      `import axios from 'axios';
export async function* run(ctx: WorkflowContext) { return axios.get('x'); }`,
      `axios.get`,
    ],
    "a client of Dapr": [
      `import { DaprClient } from '@dapr/dapr';
export async function* run(ctx: WorkflowContext) { new DaprClient(); }`,
      `DaprClient();`,
    ],
    "a file, required": [
      `const { readFileSync } = require('fs');
exports.run = async function* (ctx) { yield ctx.callActivity('a'); readFileSync('x'); };`,
      `readFileSync('x')`,
    ],
    "a file, imported as TypeScript can": [
      `import fs = require('fs');
export async function* run(ctx: WorkflowContext) { return fs.readFileSync('x'); }`,
      `fs.readFileSync`,
    ],
    "the end of the process": [`workflow { process.exit(1); }`, `process.exit`],
    "in a helper": [
      `export async function* run(ctx: WorkflowContext) { return load(); }
async function load() { return fetch('x'); }`,
      `fetch`,
    ],
  },
};

export const directCalls: Table = {
  messageId: "direct",
  valid: {},
  invalid: {
    "an activity that is also called properly": [
      `import { send } from './activities.ts';
export async function* run(ctx: WorkflowContext) { yield ctx.callActivity(send, 1); send({} as never, 2); }`,
      `send({}`,
    ],
    "with the workflow's context": [
      `import { send } from './activities.ts';
export async function* run(ctx: WorkflowContext) { yield send(ctx as never, 2); }`,
      `send(ctx`,
    ],
    "from an import of everything": [
      `import * as activities from './activities.ts';
export async function* run(ctx: WorkflowContext) { activities.send(ctx as never, 2); }`,
      `activities.send`,
    ],
    "an activity of the same file": [
      `function send(ctx: WorkflowActivityContext) {}
export async function* run(ctx: WorkflowContext) { send({} as never); }`,
      `send({}`,
    ],
  },
};
