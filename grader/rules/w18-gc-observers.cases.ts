import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "a map": `workflow { const seen = new WeakMap(); return seen.has(input); }`,
    "outside of workflows": `const ref = new WeakRef({});
export async function* run(ctx: WorkflowContext) { yield ctx.callActivity('a'); }
export const get = () => ref.deref();`,
  },
  invalid: {
    WeakRef: [`workflow { return new WeakRef(input).deref(); }`, `WeakRef`],
    FinalizationRegistry: [
      `workflow { new FinalizationRegistry(() => {}); }`,
      `FinalizationRegistry`,
    ],
    "shared memory": [
      `workflow { const lock = new SharedArrayBuffer(4); return Atomics.load(lock as never, 0); }`,
      `SharedArrayBuffer`,
      `Atomics.load`,
    ],
  },
};
