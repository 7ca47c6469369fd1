import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "a loop that is left": `workflow { while (true) { const done = yield ctx.callActivity('a'); if (done) break; yield ctx.createTimer(5); } }`,
    "a loop that returns": `workflow { for (;;) { if (yield ctx.callActivity('a')) return 'done'; } }`,
    "a loop that starts again": `workflow { while (true) { yield ctx.createTimer(5); ctx.continueAsNew(input, true); } }`,
    "a loop that counts": `workflow { for (let lap = 0; lap < 5; lap++) yield ctx.callActivity('a'); }`,
    "a loop with a condition that a step sets": `workflow { let done = false; while (!done) done = yield ctx.callActivity('a'); }`,
    "a loop with a condition that a call may change": `workflow { const all = [1]; while (all.length > 0) all.pop(); }`,
    "a condition that a callback sets": `workflow { let done = false; const stop = () => { done = true; }; while (!done) stop(); }`,
    "in an activity": `export async function poll(ctx: WorkflowActivityContext) { while (true) await next(); }`,
    "a loop left from a switch": `workflow { loop: while (true) { switch (yield ctx.callActivity('a')) { case 1: break loop; } } }`,
  },
  invalid: {
    "while (true)": [`workflow { while (true) { yield ctx.createTimer(5); } }`, `while (true)`],
    "for (;;)": [`workflow { for (;;) yield ctx.callActivity('a'); }`, `for (;;)`],
    "do while": [`workflow { do { yield ctx.callActivity('a'); } while (1); }`, `do {`],
    "a break that ends a switch only": [
      `workflow { while (true) { switch (yield ctx.callActivity('a')) { case 1: break; } } }`,
      `while (true)`,
    ],
    "in a helper": [
      `export async function* run(ctx: WorkflowContext) { yield* poll(ctx); }
async function* poll(ctx: WorkflowContext) { while (true) yield ctx.createTimer(5); }`,
      `while (true)`,
    ],
  },
};

export const silent: Table = {
  messageId: "silent",
  valid: {},
  invalid: {
    "without yield": [`workflow { while (true) { input.n += 1; } }`, `while (true)`],
    "waiting for a variable": [
      `workflow { let tries = 0; const done = false; while (!done) { tries += 1; } return tries; }`,
      `while (!done)`,
    ],
  },
};
