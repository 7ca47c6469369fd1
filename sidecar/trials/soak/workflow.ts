import type { WorkflowContext } from "@dapr/dapr";

/** Two activities side by side, a timer, an event from outside, an activity. */
export async function* soaking(
  ctx: WorkflowContext,
  n: number,
): AsyncGenerator<unknown, number, never> {
  const pair: number[] = yield ctx.whenAll([
    ctx.callActivity("double", n),
    ctx.callActivity("double", n + 1),
  ]);
  yield ctx.createTimer(0.05);
  const added: number = yield ctx.waitForExternalEvent("add");
  return yield ctx.callActivity(
    "double",
    pair.reduce((sum, one) => sum + one, added),
  );
}

/** What {@link soaking} returns for `n` when 1 is added. */
export const resultFor = (n: number) => 2 * (2 * n + 2 * (n + 1) + 1);
