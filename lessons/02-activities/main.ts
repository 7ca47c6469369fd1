import { DaprWorkflowClient, WorkflowRuntime } from "@dapr/dapr";
import { assignTask, sendNotification, validateTask } from "./activities.ts";
import { countStock, openParcel, parcelWorkflow } from "./parcels.ts";
import { taskWorkflow } from "./workflow.ts";

// #region register
const runtime = new WorkflowRuntime()
  .registerWorkflow(taskWorkflow)
  .registerActivity(validateTask)
  .registerActivity(assignTask)
  .registerActivity(sendNotification);
// #endregion register
runtime
  .registerWorkflow(parcelWorkflow)
  .registerActivity(openParcel)
  .registerActivity(countStock);
await runtime.start();

const client = new DaprWorkflowClient();

/** Starts a workflow, or joins it when a crash left it unfinished, and prints how it ended. */
async function run(
  workflow: typeof taskWorkflow | typeof parcelWorkflow,
  id: string,
  input: object,
) {
  const known = await client.getWorkflowState(id, false);
  if (!known) await client.scheduleNewWorkflow(workflow, input, id);
  const state = await client.waitForWorkflowCompletion(id, true, 60);
  const failure = state?.workflowFailureDetails?.getErrorMessage();
  console.log(`[Client] ${failure ?? `${id}: ${state?.serializedOutput}`}`);
}

// #region run
const task = { taskId: "123", title: "Review PR", assignee: "alice@example.com" };
await run(taskWorkflow, "task-123", task);
await run(taskWorkflow, "task-124", { ...task, taskId: "124", assignee: "bob" });
await run(parcelWorkflow, "parcels", [0, "", false, { copies: 0 }]);
// #endregion run

// `npm start -- --stay` keeps the worker up for requests of your own.
if (process.argv.includes("--stay")) {
  await new Promise((stop) => process.once("SIGINT", stop).once("SIGTERM", stop));
}
await runtime.stop();
await client.stop();
