import { DaprWorkflowClient, WorkflowRuntime } from "@dapr/dapr";
import { assignTask, sendNotification, validateTask } from "./activities.ts";
import { taskWorkflow } from "./workflow.ts";

// #region run
const runtime = new WorkflowRuntime()
  .registerWorkflow(taskWorkflow)
  .registerActivity(validateTask)
  .registerActivity(assignTask)
  .registerActivity(sendNotification);
await runtime.start();

const client = new DaprWorkflowClient();
const task = { taskId: "102", title: "Review PR" };
const id = `task-${task.taskId}`;

// After a crash the workflow is known, and goes on by itself once this worker is there.
const known = await client.getWorkflowState(id, false);
if (!known) await client.scheduleNewWorkflow(taskWorkflow, task, id);
const state = await client.waitForWorkflowCompletion(id, true, 60);
console.log(`[Client] ${id}: ${state?.serializedOutput}`);
// #endregion run

// `npm start -- --stay` keeps the worker up for requests of your own.
if (process.argv.includes("--stay")) {
  await new Promise((stop) => process.once("SIGINT", stop).once("SIGTERM", stop));
}
await runtime.stop();
await client.stop();
