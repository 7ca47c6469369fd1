import { DaprWorkflowClient, WorkflowRuntime, type WorkflowContext } from "@dapr/dapr";
import { startSidecar } from "../index.ts";

const DAY = 24 * 60 * 60; // the SDK's timers are in seconds

async function remind(_ctx: unknown, name: string) {
  return `reminded ${name}`;
}

async function* approval(ctx: WorkflowContext, name: string): AsyncGenerator<unknown, string> {
  const decision = ctx.waitForExternalEvent("decision");
  for (let day = 1; day <= 3; day++) {
    const winner: unknown = yield ctx.whenAny([decision, ctx.createTimer(DAY)]);
    if (winner === decision) return String(decision.getResult());
    yield ctx.callActivity(remind, name);
  }
  return "expired";
}

const sidecar = await startSidecar({ store: "memory", clock: "skip", strict: true });
const address = { daprHost: "127.0.0.1", daprPort: String(sidecar.grpcPort) };
const worker = new WorkflowRuntime(address);
await worker.registerWorkflow(approval).registerActivity(remind).start();
const client = new DaprWorkflowClient(address);

const answered = await client.scheduleNewWorkflow(approval, "Ada");
await client.raiseEvent(answered, "decision", "approved"); // before anybody waits
const unanswered = await client.scheduleNewWorkflow(approval, "Grace");

for (const id of [answered, unanswered]) {
  const state = await client.waitForWorkflowCompletion(id, true, 10);
  const executions = sidecar.executions(id).map(({ name, outcome }) => `${name} ${outcome}`);
  console.log(state?.serializedOutput, executions);
}

await client.stop();
await worker.stop();
await sidecar.stop();
