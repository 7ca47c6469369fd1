import type { WorkflowContext } from "@dapr/dapr";
import { assignTask, sendNotification, validateTask } from "./activities.ts";
import type { Assignment, Task, TaskResult, Validation } from "./types.ts";

// #region workflow
export async function* taskWorkflow(
  ctx: WorkflowContext,
  task: Task,
): AsyncGenerator<unknown, TaskResult, any> {
  const { taskId, region } = task;
  const arrivedAt = ctx.getCurrentUtcDateTime();
  const reference = `ref-${ctx.getWorkflowInstanceId()}`;
  if (!ctx.isReplaying()) console.log(`[Workflow] Task ${taskId} arrived`);

  const validation: Validation = yield ctx.callActivity(validateTask, task);
  if (!validation.valid) {
    return { status: "rejected", taskId, reason: validation.reason ?? "Invalid" };
  }

  const order = { taskId, region, reference };
  const { agent }: Assignment = yield ctx.callActivity(assignTask, order);

  const elapsed = ctx.getCurrentUtcDateTime().getTime() - arrivedAt.getTime();
  const note = { taskId, agent, region, isLate: elapsed > 1000, reference };
  yield ctx.callActivity(sendNotification, note);

  return { status: "completed", ...note };
}
// #endregion workflow
