import { setTimeout as sleep } from "node:timers/promises";
import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Assignment, Notification, Task, Validation } from "./types.ts";

export async function validateTask(
  _ctx: WorkflowActivityContext,
  task: Task,
): Promise<Validation> {
  console.log(`[Activity] Validating task: ${task.taskId}`);
  // As long as a look into a database takes, and long enough to lose the worker.
  await sleep(400);
  const validatedAt = new Date().toISOString();
  if (!task.title) return { valid: false, reason: "Missing title", validatedAt };
  if (!task.assignee)
    return { valid: false, reason: "Missing assignee", validatedAt };
  return { valid: true, validatedAt };
}

export function assignTask(_ctx: WorkflowActivityContext, task: Task): Assignment {
  const assignee = task.assignee ?? "nobody";
  console.log(`[Activity] Assigning task ${task.taskId} to ${assignee}`);
  return { assignee, assignedAt: new Date().toISOString() };
}

export function sendNotification(
  _ctx: WorkflowActivityContext,
  note: Notification,
) {
  console.log(`[Activity] Notifying ${note.recipient}: ${note.message}`);
  return { sentAt: new Date().toISOString() };
}
