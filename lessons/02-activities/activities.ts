import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Assignment, Notification, Sent, Task, Validation } from "./types.ts";

// #region validate
export function validateTask(ctx: WorkflowActivityContext, task: Task): Validation {
  console.log(`[Activity] ${callOf(ctx)} Validating task: ${task.taskId}`);
  const validatedAt = new Date().toISOString();
  if (!task.title) return { valid: false, reason: "Missing title", validatedAt };
  if (!task.assignee)
    return { valid: false, reason: "Missing assignee", validatedAt };
  return { valid: true, validatedAt };
}
// #endregion validate

// #region assign
export function assignTask(ctx: WorkflowActivityContext, task: Task): Assignment {
  const assignee = task.assignee ?? "nobody";
  console.log(
    `[Activity] ${callOf(ctx)} Assigning task ${task.taskId} to ${assignee}`,
  );
  return { assignee, assignedAt: new Date().toISOString() };
}
// #endregion assign

// #region notify
export async function sendNotification(
  ctx: WorkflowActivityContext,
  note: Notification,
): Promise<Sent> {
  const { recipient, message } = note;
  console.log(`[Activity] ${callOf(ctx)} Notifying ${recipient}: ${message}`);
  if (!recipient.includes("@"))
    throw new MailError(`No mail address: ${recipient}`);
  await deliver(recipient, message);
  return { messageId: callOf(ctx), sentAt: new Date().toISOString() };
}
// #endregion notify

// #region ids
/** Names one call of one instance, such as "task-123/3". */
function callOf(ctx: WorkflowActivityContext): string {
  return `${ctx.getWorkflowInstanceId()}/${ctx.getWorkflowActivityId()}`;
}
// #endregion ids

class MailError extends Error {}

/** Stands for a mail server, which takes a moment. */
async function deliver(_recipient: string, _message: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 50));
}
