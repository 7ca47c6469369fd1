import type { WorkflowContext } from "@dapr/dapr";
import { assignTask, chargeClient, sendNotification } from "./activities.ts";
import type { Payment, Task, TaskResult } from "./types.ts";

// #region workflow
export async function* taskWorkflow(
  ctx: WorkflowContext,
  task: Task,
): AsyncGenerator<unknown, TaskResult, any> {
  yield ctx.callActivity(assignTask, task);

  const { receipt }: Payment = yield ctx.callActivity(chargeClient, task);

  yield ctx.callActivity(sendNotification, {
    recipient: task.assignee,
    message: `${task.title} is paid for: ${receipt}`,
  });

  return { taskId: task.taskId, status: "completed", receipt };
}
// #endregion workflow
