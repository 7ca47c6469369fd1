import { setTimeout as sleep } from "node:timers/promises";
import type { WorkflowActivityContext } from "@dapr/dapr";
import { affect, affectOnce } from "./outside.ts";
import type { Notification, Payment, Task } from "./types.ts";

/** How long the payment provider takes to answer, in milliseconds. */
const ANSWER = 1000;

export function assignTask(_ctx: WorkflowActivityContext, task: Task) {
  console.log(`[Activity] Assigning task ${task.taskId} to ${task.assignee}`);
  affect(`assigned task ${task.taskId}`);
}

// #region charge
export async function chargeClient(
  _ctx: WorkflowActivityContext,
  task: Task,
): Promise<Payment> {
  const receipt = affect(`charged ${task.client} ${task.price} EUR`);
  console.log(`[Activity] Charging ${task.client} ${task.price} EUR`);
  await sleep(ANSWER);
  return { receipt };
}
// #endregion charge

// #region charge-once
export async function chargeClientOnce(
  ctx: WorkflowActivityContext,
  task: Task,
): Promise<Payment> {
  const key = `${ctx.getWorkflowInstanceId()}/${ctx.getWorkflowActivityId()}`;
  const payment = affectOnce(key, `charged ${task.client} ${task.price} EUR`);
  const known = payment.known ? ", which the provider knows" : "";
  console.log(`[Activity] Charging ${task.client} under ${key}${known}`);
  await sleep(ANSWER);
  return { receipt: payment.receipt };
}
// #endregion charge-once

export function sendNotification(
  _ctx: WorkflowActivityContext,
  note: Notification,
) {
  console.log(`[Activity] Notifying ${note.recipient}: ${note.message}`);
  affect(`mailed ${note.recipient}`);
}
