// expect: B01
// Makes a second task for the event; the one that was made first takes it.
import type { WorkflowContext } from "@dapr/dapr";
import { pay, remind } from "../activities.ts";
import type { Outcome, Request } from "../types.ts";

const DAY = 24 * 60 * 60;

export async function* approvalWorkflow(
  ctx: WorkflowContext,
  request: Request,
): AsyncGenerator<unknown, Outcome, any> {
  const { requestId } = request;
  const first = ctx.waitForExternalEvent("decision");
  const reminder = ctx.createTimer(DAY);
  let decision = first;
  if ((yield ctx.whenAny([first, reminder])) === reminder) {
    yield ctx.callActivity(remind, request);
    decision = ctx.waitForExternalEvent("decision");
    const deadline = ctx.createTimer(2 * DAY);
    if ((yield ctx.whenAny([decision, deadline])) === deadline) {
      return { requestId, status: "expired" };
    }
  }
  if (decision.getResult() !== "yes") return { requestId, status: "declined" };
  yield ctx.callActivity(pay, request);
  return { requestId, status: "approved" };
}
