import type { WorkflowContext } from "@dapr/dapr";
import { bookLeave, daysLeft } from "./activities.ts";
import type { LeaveDecision, LeaveRequest } from "./types.ts";

/** Given: grants days off while there are some left. */
export async function* leaveWorkflow(
  ctx: WorkflowContext,
  request: LeaveRequest,
): AsyncGenerator<unknown, LeaveDecision, any> {
  const { requestId, days } = request;
  const left: number = yield ctx.callActivity(daysLeft, request);
  if (days > left) return { requestId, granted: false, note: `${left} days left` };
  yield ctx.callActivity(bookLeave, request);
  return { requestId, granted: true, note: `${left - days} days left` };
}
