import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "a named activity": `import { WorkflowRuntime } from '@dapr/dapr';
const load = async () => 1;
new WorkflowRuntime().registerActivity(load).registerActivity(async function send() {});`,
    "a name beside the function": `import { WorkflowRuntime } from '@dapr/dapr';
new WorkflowRuntime().registerActivityWithName('load', async () => 1);`,
    "a text": `workflow { yield ctx.callActivity('load'); }`,
    "another package's registry": `import { DBOS } from '@dbos-inc/dbos-sdk';
DBOS.registerWorkflow(async () => 1, { name: 'a' });`,
    "a default export with a name": `export default async function* run(ctx: WorkflowContext) { yield ctx.callActivity('a'); }`,
    "a default export that is no workflow": `export default async function () { return 1; }`,
  },
  invalid: {
    "an arrow function": [
      `import { WorkflowRuntime } from '@dapr/dapr';
new WorkflowRuntime().registerActivity(async () => 1);`,
      `async () =>`,
    ],
    "an activity where it is called": [
      `workflow { yield ctx.callActivity(async (c: any) => 1); }`,
      `async (c`,
    ],
    "a workflow without a name": [
      `const { WorkflowRuntime } = require('@dapr/dapr');
new WorkflowRuntime().registerWorkflow(async function* (ctx) { yield ctx.callActivity('a'); });`,
      `async function*`,
    ],
    "a bound method": [
      `import { WorkflowRuntime } from '@dapr/dapr';
new WorkflowRuntime().registerActivity(desk.load.bind(desk));`,
      `desk.load.bind`,
    ],
  },
};

export const defaults: Table = {
  messageId: "default",
  valid: {},
  invalid: {
    "a default export without a name": [
      `export default async function* (ctx: WorkflowContext) { yield ctx.callActivity('a'); }`,
      `async function*`,
    ],
  },
};
