// expect: W03
import type { WorkflowContext } from "@dapr/dapr";

export async function* orderWorkflow(ctx: WorkflowContext, order: { orderId: string }) {
  const checked: any = await ctx.callActivity("validateOrder", order);
  if (!checked.valid) return { status: "rejected" };
  await ctx.callActivity("reserveStock", order);
  await ctx.callActivity("processPayment", order);
  return { status: "paid" };
}
