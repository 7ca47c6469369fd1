// expect: W36
import { WorkflowRuntime, type WorkflowActivityContext, type WorkflowContext } from "@dapr/dapr";

async function validateOrder(_: WorkflowActivityContext, order: { lines: object[] }) {
  return { valid: order.lines.length > 0 };
}

async function processPayment() {
  return { paid: true };
}

export async function* orderWorkflow(ctx: WorkflowContext, order: { lines: object[] }) {
  const checked: any = yield ctx.callActivity(validateOrder, order);
  if (!checked.valid) return { status: "rejected" };
  yield ctx.callActivity(processPayment, order);
  return { status: "paid" };
}

const runtime = new WorkflowRuntime()
  .registerWorkflow(orderWorkflow)
  .registerActivity(validateOrder);
await runtime.start();
