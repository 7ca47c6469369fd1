import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "in an activity": `export function draw(ctx: WorkflowActivityContext) { return Math.random(); }`,
    "a hash, which is no chance": `import { createHash } from 'node:crypto';
export async function* run(ctx: WorkflowContext) { return createHash('sha256'); }`,
    "other mathematics": `workflow { return Math.round(1.5); }`,
  },
  invalid: {
    "Math.random": [`workflow { return Math.random(); }`, `Math.random`],
    "the global crypto": [`workflow { return crypto.randomUUID(); }`, `crypto.randomUUID`],
    "an import by name": [
      `import { randomUUID } from 'node:crypto';
export async function* run(ctx: WorkflowContext) { return randomUUID(); }`,
      `randomUUID();`,
    ],
    "an import under another name": [
      `import { randomUUID as id } from 'crypto';
export async function* run(ctx: WorkflowContext) { return id(); }`,
      `id();`,
    ],
    "an import of everything": [
      `import * as c from 'node:crypto';
export async function* run(ctx: WorkflowContext) { return c.randomBytes(4); }`,
      `c.randomBytes`,
    ],
    "a package that makes ids": [
      `import { v4 } from 'uuid';
export async function* run(ctx: WorkflowContext) { return v4(); }`,
      `v4();`,
    ],
  },
};
