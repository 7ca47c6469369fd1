import type { WorkflowContext } from "@dapr/dapr";
import type { Outcome, Request } from "./types.ts";

export async function* approvalWorkflow(
  ctx: WorkflowContext,
  request: Request,
): AsyncGenerator<unknown, Outcome, any> {
  // TODO (Part A): wait for the event "decision", and pay when it says yes.

  // TODO (Part B): pay nothing when it says no.

  // TODO (Part C): remind after a day, and expire after two more.

  return { requestId: request.requestId, status: "expired" };
}
