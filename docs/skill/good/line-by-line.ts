// expect: nothing
import { WorkflowRuntime, type WorkflowContext } from "@dapr/dapr";

interface Line {
  article: string;
  quantity: number;
}

const AT_ONCE = 10;

export async function* orderWorkflow(
  ctx: WorkflowContext,
  order: { orderId: string; lines: Line[] },
): AsyncGenerator<unknown, object, any> {
  const { orderId, lines } = order;
  const { valid }: { valid: boolean } = yield ctx.callActivity("validateOrder", order);
  if (!valid) return { orderId, status: "rejected" };

  const reserved: string[] = [];
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const batch = lines
      .slice(from, from + AT_ONCE)
      .map((line) => ctx.callActivity("reserveLine", { orderId, ...line }));
    // One after the other, so that a failure is seen where 3.18's `whenAll` would lose it.
    for (const task of batch) {
      const name: string = yield task;
      if (task.isFailed) throw task.getException();
      reserved.push(name);
    }
  }
  const at = ctx.getCurrentUtcDateTime().toISOString();
  yield ctx.callActivity("processPayment", { orderId, at });
  return { orderId, status: "paid", reserved };
}

export function workflowRuntime(activities: Record<string, () => Promise<unknown>>) {
  const runtime = new WorkflowRuntime().registerWorkflowWithName("orderWorkflow", orderWorkflow);
  for (const [name, run] of Object.entries(activities)) {
    runtime.registerActivityWithName(name, run);
  }
  return runtime;
}
