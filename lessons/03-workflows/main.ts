import { DaprWorkflowClient, WorkflowRuntime } from "@dapr/dapr";
import { assignTask, sendNotification, validateTask } from "./activities.ts";
import type { Task } from "./types.ts";
import { taskWorkflow } from "./workflow.ts";

// #region register
const runtime = new WorkflowRuntime()
  .registerWorkflow(taskWorkflow)
  .registerActivity(validateTask)
  .registerActivity(assignTask)
  .registerActivity(sendNotification);
await runtime.start();
// #endregion register

const client = new DaprWorkflowClient();

// #region run
/** Starts the task's workflow, or joins it when a crash left it unfinished. */
async function run(task: Task) {
  const id = `task-${task.taskId}`;
  const known = await client.getWorkflowState(id, false);
  if (!known) await client.scheduleNewWorkflow(taskWorkflow, task, id);
  const state = await client.waitForWorkflowCompletion(id, true, 60);
  console.log(`[Client] ${id}: ${state?.serializedOutput}`);
}

await run({ taskId: "123", title: "Review PR", assignee: "alice@example.com" });
await run({ taskId: "124", title: "Write release notes" });
// #endregion run

// `npm start -- --stay` keeps the worker up for requests of your own.
if (process.argv.includes("--stay")) {
  await new Promise((stop) => process.once("SIGINT", stop).once("SIGTERM", stop));
}
await runtime.stop();
await client.stop();
