import { randomUUID } from "node:crypto";
import type { WorkflowContext } from "@dapr/dapr";
import { assignTask, sendNotification, validateTask } from "./activities.ts";
import type { Task, TaskResult, Validation } from "./types.ts";

// Five violations on purpose. It starts, it completes, and five things in it are wrong.
// #region broken
const roster = ["alice@example.com", "bob@example.com"];
let next = 0;

export async function* brokenWorkflow(
  ctx: WorkflowContext,
  task: Task,
): AsyncGenerator<unknown, TaskResult, any> {
  const { taskId } = task;
  const arrivedAt = Date.now();
  const reference = randomUUID();
  const region = process.env.REGION ?? "nowhere";
  const agent = roster[next++ % roster.length]!;
  console.log(`[Workflow] Task ${taskId} arrived`);

  const validation: Validation = yield ctx.callActivity(validateTask, task);
  if (!validation.valid) {
    return { status: "rejected", taskId, reason: validation.reason ?? "Invalid" };
  }

  yield ctx.callActivity(assignTask, { taskId, region, reference, agent });

  const isLate = Date.now() - arrivedAt > 1000;
  const note = { taskId, agent, region, isLate, reference };
  yield ctx.callActivity(sendNotification, note);

  return { status: "completed", ...note };
}
// #endregion broken
