import { setTimeout as sleep } from "node:timers/promises";
import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Assignment, Notification, Order, Task, Validation } from "./types.ts";

export function validateTask(
  _ctx: WorkflowActivityContext,
  task: Task,
): Validation {
  console.log(`[Activity] Validating task: ${task.taskId}`);
  return task.title ? { valid: true } : { valid: false, reason: "Missing title" };
}

// #region roster
const roster = ["alice@example.com", "bob@example.com"];

/** Asks the roster unless the agent is named. An activity may: what it answers is recorded. */
export async function assignTask(
  _ctx: WorkflowActivityContext,
  {
    taskId,
    region,
    reference,
    agent = roster[Number(taskId) % roster.length]!,
  }: Order,
): Promise<Assignment> {
  console.log(
    `[Activity] Assigning task ${taskId} to ${agent} in ${region} as ${reference}`,
  );
  // Long enough to be late, and to lose the worker meanwhile.
  await sleep(1200);
  return { agent };
}
// #endregion roster

export function sendNotification(
  _ctx: WorkflowActivityContext,
  note: Notification,
) {
  const { agent, taskId, region, reference, isLate } = note;
  const sorry = isLate ? ", sorry for the delay" : "";
  console.log(
    `[Activity] Notifying ${agent} of task ${taskId} in ${region} as ${reference}${sorry}`,
  );
}
