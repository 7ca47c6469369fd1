// expect: W01
import type { WorkflowContext } from "@dapr/dapr";

export function* orderWorkflow(ctx: WorkflowContext, order: { orderId: string }): Generator {
  const checked: any = yield ctx.callActivity("validateOrder", order);
  if (!checked.valid) return { status: "rejected" };
  yield ctx.callActivity("reserveStock", order);
  yield ctx.callActivity("processPayment", order);
  return { status: "paid" };
}
