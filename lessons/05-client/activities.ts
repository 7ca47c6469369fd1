import { setTimeout } from "node:timers/promises";
import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Assignment, Notification, Task, Validation } from "./types.ts";

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

// #region assign
export async function assignTask(
  _ctx: WorkflowActivityContext,
  task: Task,
): Promise<Assignment> {
  const assignee = task.assignee ?? "nobody";
  console.log(`[Activity] Assigning task ${task.taskId} to ${assignee}`);
  if (!assignee.includes("@")) throw new Error(`${assignee} is no mail address`);
  // Finding out who is free takes a moment.
  await setTimeout(1000);
  return { assignee, assignedAt: new Date().toISOString() };
}
// #endregion assign

export function sendNotification(
  _ctx: WorkflowActivityContext,
  note: Notification,
) {
  console.log(`[Activity] Notifying ${note.recipient}: ${note.message}`);
  return { sentAt: new Date().toISOString() };
}
