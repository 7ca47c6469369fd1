// expect: W07
import type { WorkflowContext } from "@dapr/dapr";

export async function* orderWorkflow(ctx: WorkflowContext, order: { lines: object[] }) {
  const checked: any = yield ctx.callActivity("validateOrder", order);
  if (!checked.valid) return { status: "rejected" };
  yield Promise.all([
    ctx.callActivity("reserveStock", order),
    ctx.callActivity("processPayment", order),
  ]);
  return { status: "paid" };
}
