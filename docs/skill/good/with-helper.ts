// expect: nothing
import type { WorkflowContext } from "@dapr/dapr";

interface Order {
  orderId: string;
  lines: { article: string; quantity: number; cents: number }[];
}

export async function* orderWorkflow(
  ctx: WorkflowContext,
  order: Order,
): AsyncGenerator<unknown, { orderId: string; status: string }, any> {
  const { valid }: { valid: boolean } = yield ctx.callActivity("validateOrder", order);
  if (!valid) return { orderId: order.orderId, status: "rejected" };
  yield ctx.callActivity("reserveStock", order);
  const isPaid: boolean = yield* paid(ctx, order);
  if (!isPaid) yield ctx.callActivity("releaseStock", { orderId: order.orderId });
  return { orderId: order.orderId, status: isPaid ? "paid" : "unpaid" };
}

/** Tries the payment three times, a minute apart; the wait survives a restart. */
async function* paid(
  ctx: WorkflowContext,
  { orderId }: Order,
): AsyncGenerator<unknown, boolean, any> {
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      yield ctx.callActivity("processPayment", { orderId, attempt });
      return true;
    } catch (error) {
      ctx.setCustomStatus(`attempt ${attempt}: ${String(error)}`);
      // Seconds, not milliseconds.
      if (attempt < 3) yield ctx.createTimer(60);
    }
  }
  return false;
}
