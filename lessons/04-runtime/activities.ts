import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Assignment, Notification, Task, Validation } from "./types.ts";

// #region validate
export function validateTask(
  _ctx: WorkflowActivityContext,
  task: Task,
): Validation {
  console.log(`[Activity] Validating task: ${task.taskId}`);
  const validatedAt = new Date().toISOString();
  if (!task.title) return { valid: false, reason: "Missing title", validatedAt };
  if (!task.assignee)
    return { valid: false, reason: "Missing assignee", validatedAt };
  return { valid: true, validatedAt };
}
// #endregion validate

// #region assign
export function assignTask(_ctx: WorkflowActivityContext, task: Task): Assignment {
  const assignee = task.assignee ?? "nobody";
  console.log(`[Activity] Assigning task ${task.taskId} to ${assignee}`);
  return { assignee, assignedAt: new Date().toISOString() };
}
// #endregion assign

// #region notify
export function sendNotification(
  _ctx: WorkflowActivityContext,
  note: Notification,
) {
  console.log(`[Activity] Notifying ${note.recipient}: ${note.message}`);
  return { sentAt: new Date().toISOString() };
}
// #endregion notify
