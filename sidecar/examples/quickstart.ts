import { DaprWorkflowClient, WorkflowRuntime, type WorkflowContext } from "@dapr/dapr";
import { startSidecar } from "../index.ts";

async function greet(_ctx: unknown, name: string) {
  return `Hello, ${name}`;
}

async function* welcome(
  ctx: WorkflowContext,
  name: string,
): AsyncGenerator<unknown, string, string> {
  return yield ctx.callActivity(greet, name);
}

const sidecar = await startSidecar(); // in memory, on free ports
const address = { daprHost: "127.0.0.1", daprPort: String(sidecar.grpcPort) };
const worker = new WorkflowRuntime(address);
await worker.registerWorkflow(welcome).registerActivity(greet).start();
const client = new DaprWorkflowClient(address);

const id = await client.scheduleNewWorkflow(welcome, "Ada");
const state = await client.waitForWorkflowCompletion(id, true, 10);
console.log(state?.serializedOutput);
console.log(sidecar.history(id)?.map((event) => event.type));

await client.stop();
await worker.stop();
await sidecar.stop();
