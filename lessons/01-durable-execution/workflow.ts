import type { WorkflowContext } from "@dapr/dapr";
import { assignTask, sendNotification, validateTask } from "./activities.ts";
import type { Task } from "./types.ts";

// #region workflow
export async function* taskWorkflow(
  ctx: WorkflowContext,
  task: Task,
): AsyncGenerator<unknown, string, any> {
  yield ctx.callActivity(validateTask, task);
  const assignee: string = yield ctx.callActivity(assignTask, task);
  yield ctx.callActivity(sendNotification, assignee);

  return `Task ${task.taskId} is with ${assignee}`;
}
// #endregion workflow
