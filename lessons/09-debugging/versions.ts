/* eslint-disable @typescript-eslint/await-thenable -- version 5 is there to show this fault */
import {
  WorkflowRuntime,
  type WorkflowActivityContext,
  type WorkflowContext,
} from "@dapr/dapr";
import { assignTask, sendNotification, validateTask } from "./activities.ts";
import type { Assignment, Task } from "./types.ts";
import { taskWorkflow } from "./workflow.ts";

/** The service in five versions. Version 4 is in order; each of the others has one fault. */
export const versions: Record<string, () => WorkflowRuntime> = {
  1: () =>
    // #region unregistered
    new WorkflowRuntime()
      .registerWorkflow(taskWorkflow)
      .registerActivity(validateTask)
      .registerActivity(sendNotification),
  // #endregion unregistered
  2: () =>
    // #region misnamed
    new WorkflowRuntime()
      .registerWorkflow(taskWorkflow)
      .registerActivity(validateTask)
      .registerActivityWithName("assign_task", assignTask)
      .registerActivity(sendNotification),
  // #endregion misnamed
  3: () =>
    assignAndNotify()
      .registerWorkflow(taskWorkflow)
      .registerActivityWithName("validateTask", validatePrecisely),
  4: () =>
    assignAndNotify().registerWorkflow(taskWorkflow).registerActivity(validateTask),
  5: () =>
    assignAndNotify()
      .registerWorkflowWithName("taskWorkflow", checkingWorkflow)
      .registerActivity(validateTask),
};

function assignAndNotify(): WorkflowRuntime {
  return new WorkflowRuntime()
    .registerActivity(assignTask)
    .registerActivity(sendNotification);
}

// #region bigint
async function validatePrecisely(ctx: WorkflowActivityContext, task: Task) {
  const validation = await validateTask(ctx, task);
  return { ...validation, validatedAt: process.hrtime.bigint() };
}
// #endregion bigint

// #region promise
async function* checkingWorkflow(
  ctx: WorkflowContext,
  task: Task,
): AsyncGenerator<unknown, string, any> {
  // One check so far; more will follow.
  const checks = [ctx.callActivity(validateTask, task)];
  const [validation] = yield Promise.all(checks);
  if (!validation.valid) return "rejected";

  const assignment: Assignment = yield ctx.callActivity(assignTask, task);
  return `Assigned to ${assignment.assignee}`;
}
// #endregion promise
