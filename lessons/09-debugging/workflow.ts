import type { WorkflowContext } from "@dapr/dapr";
import { assignTask, sendNotification, validateTask } from "./activities.ts";
import type { Assignment, Task, TaskResult, Validation } from "./types.ts";

// #region workflow
export async function* taskWorkflow(
  ctx: WorkflowContext,
  task: Task,
): AsyncGenerator<unknown, TaskResult, any> {
  const { taskId } = task;

  const validation: Validation = yield ctx.callActivity(validateTask, task);
  if (!validation.valid) {
    return { taskId, status: "rejected", message: validation.reason ?? "Invalid" };
  }

  const assignment: Assignment = yield ctx.callActivity(assignTask, task);

  yield ctx.callActivity(sendNotification, {
    recipient: assignment.assignee,
    message: `You have been assigned: ${task.title}`,
  });

  const { assignee, assignedAt } = assignment;
  return {
    taskId,
    status: "completed",
    message: `Assigned to ${assignee} at ${assignedAt}`,
  };
}
// #endregion workflow
