// Counts the deadlines down in a loop, and says in its status where it is.
import type { WorkflowContext } from "@dapr/dapr";
import { pay, remind } from "../activities.ts";
import type { Outcome, Request } from "../types.ts";

const DAY = 24 * 60 * 60;

export async function* approvalWorkflow(
  ctx: WorkflowContext,
  request: Request,
): AsyncGenerator<unknown, Outcome, any> {
  const { requestId } = request;
  const decision = ctx.waitForExternalEvent("decision");
  for (const days of [1, 2]) {
    ctx.setCustomStatus(`waits for ${days} days`);
    const timer = ctx.createTimer(days * DAY);
    const winner: unknown = yield ctx.whenAny([decision, timer]);
    if (winner === decision) {
      if (decision.getResult() !== "yes") return { requestId, status: "declined" };
      yield ctx.callActivity(pay, request);
      return { requestId, status: "approved" };
    }
    if (days === 1) yield ctx.callActivity(remind, request);
  }
  return { requestId, status: "expired" };
}
