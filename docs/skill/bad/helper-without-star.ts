// expect: W08
import type { WorkflowContext } from "@dapr/dapr";

export async function* orderWorkflow(ctx: WorkflowContext, order: { orderId: string }) {
  const checked: any = yield ctx.callActivity("validateOrder", order);
  if (!checked.valid) return { status: "rejected" };
  yield ctx.callActivity("reserveStock", order);
  yield pay(ctx, order);
  return { status: "paid" };
}

async function* pay(ctx: WorkflowContext, order: { orderId: string }) {
  yield ctx.callActivity("processPayment", order);
}
