import type { WorkflowContext } from "@dapr/dapr";
import { pay, remind } from "./activities.ts";
import type { Outcome, Request } from "./types.ts";

const DAY = 24 * 60 * 60;

export async function* approvalWorkflow(
  ctx: WorkflowContext,
  request: Request,
): AsyncGenerator<unknown, Outcome, any> {
  const { requestId } = request;
  const decision = ctx.waitForExternalEvent("decision");
  const reminder = ctx.createTimer(DAY);
  if ((yield ctx.whenAny([decision, reminder])) === reminder) {
    yield ctx.callActivity(remind, request);
    const deadline = ctx.createTimer(2 * DAY);
    if ((yield ctx.whenAny([decision, deadline])) === deadline) {
      return { requestId, status: "expired" };
    }
  }
  if (decision.getResult() !== "yes") return { requestId, status: "declined" };
  yield ctx.callActivity(pay, request);
  return { requestId, status: "approved" };
}
