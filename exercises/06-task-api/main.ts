import { DaprWorkflowClient, WorkflowRuntime } from "@dapr/dapr";
import { bookLeave, daysLeft } from "./activities.ts";
import { createApp } from "./app.ts";
import { leaveWorkflow } from "./workflow.ts";

const runtime = new WorkflowRuntime()
  .registerWorkflow(leaveWorkflow)
  .registerActivity(daysLeft)
  .registerActivity(bookLeave);
const client = new DaprWorkflowClient();

const app = createApp(client);
app.addHook("onReady", () => runtime.start());
app.addHook("onClose", async () => {
  await runtime.stop().catch(() => {});
  await client.stop();
});
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void app.close());
}
await app.listen({ port: Number(process.env.PORT ?? 8000), host: "127.0.0.1" });
