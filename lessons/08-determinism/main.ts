import { DaprWorkflowClient, WorkflowRuntime } from "@dapr/dapr";
import { takeStep } from "./activities.ts";
import { determinismWorkflow } from "./workflow.ts";

const runtime = new WorkflowRuntime()
  .registerWorkflow(determinismWorkflow)
  .registerActivity(takeStep);
await runtime.start();

const client = new DaprWorkflowClient();

// TODO(author): the runs that the page tells about.
const id = "determinism-1";
const request = { requestId: "1", title: "A first request" };
const known = await client.getWorkflowState(id, false);
if (!known) await client.scheduleNewWorkflow(determinismWorkflow, request, id);
const state = await client.waitForWorkflowCompletion(id, true, 60);
console.log(`[Client] ${id}: ${state?.serializedOutput}`);

// `npm start -- --stay` keeps the worker up for requests of your own.
if (process.argv.includes("--stay")) {
  await new Promise((stop) => process.once("SIGINT", stop).once("SIGTERM", stop));
}
await runtime.stop();
await client.stop();
