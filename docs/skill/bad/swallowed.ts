// expect: W25
import type { WorkflowContext } from "@dapr/dapr";

export async function* orderWorkflow(ctx: WorkflowContext, order: { orderId: string }) {
  const checked: any = yield ctx.callActivity("validateOrder", order);
  if (!checked.valid) return { status: "rejected" };
  yield ctx.callActivity("reserveStock", order);
  try {
    yield ctx.callActivity("processPayment", order);
  } catch {}
  return { status: "paid" };
}
