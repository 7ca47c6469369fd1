// expect: W11, W12
import type { WorkflowContext } from "@dapr/dapr";
import { randomUUID } from "node:crypto";

export async function* orderWorkflow(ctx: WorkflowContext, order: { orderId: string }) {
  const paymentId = randomUUID();
  const checked: any = yield ctx.callActivity("validateOrder", order);
  if (!checked.valid) return { status: "rejected" };
  yield ctx.callActivity("reserveStock", { ...order, until: Date.now() + 600_000 });
  yield ctx.callActivity("processPayment", { ...order, paymentId });
  return { status: "paid" };
}
