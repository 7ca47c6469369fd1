import { DaprWorkflowClient, WorkflowRuntime } from "@dapr/dapr";
import { assignTask, sendNotification, validateTask } from "./activities.ts";
import { brokenWorkflow } from "./broken.ts";
import type { Task } from "./types.ts";
import { taskWorkflow } from "./workflow.ts";

const runtime = new WorkflowRuntime()
  .registerWorkflow(brokenWorkflow)
  .registerWorkflow(taskWorkflow)
  .registerActivity(validateTask)
  .registerActivity(assignTask)
  .registerActivity(sendNotification);
console.log(`[Worker] Starts in ${process.env.REGION ?? "nowhere"}`);
await runtime.start();

const client = new DaprWorkflowClient();

/** Starts the task's workflow, or joins it when a crash left it unfinished. */
async function run(workflow: typeof taskWorkflow, task: Task) {
  const id = `task-${task.taskId}`;
  const known = await client.getWorkflowState(id, false);
  if (!known) await client.scheduleNewWorkflow(workflow, task, id);
  const state = await client.waitForWorkflowCompletion(id, true, 60);
  const failure = state?.workflowFailureDetails?.getErrorMessage();
  console.log(`[Client] ${id}: ${failure ?? state?.serializedOutput}`);
}

// `npm start` runs both workflows, `npm start broken` only that one.
const [only] = process.argv.slice(2);
const region = "eu-west";
if (only !== "mended") {
  await run(brokenWorkflow, { taskId: "123", title: "Review PR", region });
}
if (only !== "broken") {
  await run(taskWorkflow, { taskId: "124", title: "Fix login", region });
}

// `npm start -- --stay` keeps the worker up for requests of your own.
if (process.argv.includes("--stay")) {
  await new Promise((stop) => process.once("SIGINT", stop).once("SIGTERM", stop));
}
await runtime.stop();
await client.stop();
