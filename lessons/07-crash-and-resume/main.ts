import { DaprWorkflowClient, WorkflowRuntime } from "@dapr/dapr";
import {
  assignTask,
  chargeClient,
  chargeClientOnce,
  sendNotification,
} from "./activities.ts";
import { taskWorkflow } from "./workflow.ts";

// `npm start -- --with-key` charges under a key; nothing else is different.
const withKey = process.argv.includes("--with-key");

// #region register
const runtime = new WorkflowRuntime()
  .registerWorkflow(taskWorkflow)
  .registerActivity(assignTask)
  .registerActivityWithName(
    chargeClient.name,
    withKey ? chargeClientOnce : chargeClient,
  )
  .registerActivity(sendNotification);
await runtime.start();
// #endregion register

const client = new DaprWorkflowClient();
const taskId = withKey ? "702" : "701";
const id = `task-${taskId}`;

// After a crash there is nothing to start: the workflow goes on as soon as a worker is there.
const known = await client.getWorkflowState(id, false);
if (!known) {
  const task = {
    taskId,
    title: "Migrate the database",
    assignee: "alice@example.com",
    client: "acme",
    price: 90,
  };
  await client.scheduleNewWorkflow(taskWorkflow, task, id);
}
const state = await client.waitForWorkflowCompletion(id, true, 60);
console.log(`[Client] ${id}: ${state?.serializedOutput}`);

// `npm start -- --stay` keeps the worker up for requests of your own.
if (process.argv.includes("--stay")) {
  await new Promise((stop) => process.once("SIGINT", stop).once("SIGTERM", stop));
}
await runtime.stop();
await client.stop();
