import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "at the top": `import { join } from 'node:path';
export async function* run(ctx: WorkflowContext) { return join('a'); }`,
    "required at the top": `const { join } = require('node:path');
export async function* run(ctx: WorkflowContext) { return join('a'); }`,
    "in an activity": `export async function load(ctx: WorkflowActivityContext) { return import('./big.ts'); }`,
    "a type": `workflow { const order: import('./order.ts').Order = input; return order; }`,
  },
  invalid: {
    "import()": [
      `workflow { const big = await import('./big.ts'); return big.a; }`,
      `import('./big`,
    ],
    "require()": [`workflow { return require('./big.js').a; }`, `require('./big`],
    "in a helper": [
      `export async function* run(ctx: WorkflowContext) { return load(); }
const load = () => import('./big.ts');`,
      `import('./big`,
    ],
  },
};
