// Looks at the task itself to see who won.
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
  yield ctx.whenAny([decision, ctx.createTimer(DAY)]);
  if (!decision.isComplete) {
    yield ctx.callActivity(remind, request);
    yield ctx.whenAny([decision, ctx.createTimer(2 * DAY)]);
  }
  if (!decision.isComplete) return { requestId, status: "expired" };
  if (decision.getResult() !== "yes") return { requestId, status: "declined" };
  yield ctx.callActivity(pay, request);
  return { requestId, status: "approved" };
}
