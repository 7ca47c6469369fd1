import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "a calculation": `workflow { let open = true; try { yield ctx.callActivity('a'); } finally { open = false; } return open; }`,
    "a compensation in catch": `workflow { try { yield ctx.callActivity('a'); } catch (error) { yield ctx.callActivity('undo'); throw error; } }`,
    "in an activity": `export async function load(ctx: WorkflowActivityContext) { try { await fetch('a'); } finally { await close(); } }`,
  },
  invalid: {
    "a step": [
      `workflow { try { yield ctx.callActivity('a'); } finally { yield ctx.callActivity('unlock'); } }`,
      `ctx.callActivity('unlock')`,
    ],
  },
};
