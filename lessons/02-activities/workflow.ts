import type { WorkflowContext } from "@dapr/dapr";
import { assignTask, sendNotification, validateTask } from "./activities.ts";
import type { Assignment, Sent, Task, Validation } from "./types.ts";

// #region workflow
export async function* taskWorkflow(
  ctx: WorkflowContext,
  task: Task,
): AsyncGenerator<unknown, object, any> {
  const validation: Validation = yield ctx.callActivity(validateTask, task);
  const assignment: Assignment = yield ctx.callActivity(assignTask, task);
  const sent: Sent = yield ctx.callActivity(sendNotification, {
    recipient: assignment.assignee,
    message: `You have been assigned: ${task.title}`,
  });
  return { validation, assignment, sent };
}
// #endregion workflow
