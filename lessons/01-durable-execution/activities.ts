import type { WorkflowActivityContext } from "@dapr/dapr";
import { assign, notify, validate } from "./steps.ts";
import type { Task } from "./types.ts";

// #region activities
export function validateTask(_ctx: WorkflowActivityContext, task: Task) {
  return validate(task);
}

export function assignTask(_ctx: WorkflowActivityContext, task: Task) {
  return assign(task);
}

export function sendNotification(_ctx: WorkflowActivityContext, assignee: string) {
  return notify(assignee);
}
// #endregion activities
