import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "with a pause": `workflow { for (let n = 0; n < 3; n++) { try { return yield ctx.callActivity('a'); } catch { yield ctx.createTimer(5); } } }`,
    "failures of a list": `workflow { for (const i of input) { try { yield ctx.callActivity('a', i); } catch (error) { yield ctx.callActivity('note', { i }); } } }`,
    "no second attempt": `workflow { for (let n = 0; n < 3; n++) { try { yield ctx.callActivity('a'); } catch (error) { throw error; } } }`,
    "a helper that waits": `export async function* run(ctx: WorkflowContext) { for (let n = 0; n < 3; n++) { try { return yield ctx.callActivity('a'); } catch { yield* pause(ctx); } } }
async function* pause(ctx: WorkflowContext) { yield ctx.createTimer(5); }`,
    "in an activity": `export async function load(ctx: WorkflowActivityContext) { for (;;) { try { return await fetch('a'); } catch {} } }`,
  },
  invalid: {
    "three attempts at once": [
      `workflow { for (let n = 0; n < 3; n++) { try { return yield ctx.callActivity('a'); } catch (error) { if (n === 2) throw error; } } }`,
      `try`,
    ],
    "until it works": [
      `workflow { let n = 0; while (n < 5) { try { yield ctx.callActivity('a'); break; } catch { n += 1; } } }`,
      `try`,
    ],
  },
};
