// expect: W04
import type { WorkflowContext } from "@dapr/dapr";

export async function* orderWorkflow(ctx: WorkflowContext, order: { orderId: string }) {
  const checked: any = yield ctx.callActivity("validateOrder", order);
  if (!checked.valid) return { status: "rejected" };
  yield ctx.callActivity("reserveStock", order);
  ctx.callActivity("processPayment", order);
  return { status: "paid" };
}
