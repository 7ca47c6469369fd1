/** A worker in a process of its own, for the soak, which kills it. Argument: the sidecar's port. */
import { WorkflowRuntime } from "@dapr/dapr";
import { soaking } from "./workflow.ts";

for (const method of ["info", "warn", "error"] as const) console[method] = () => {};

const worker = new WorkflowRuntime({ daprHost: "127.0.0.1", daprPort: process.argv[2] })
  .registerWorkflow(soaking)
  .registerActivityWithName("double", async (_ctx: unknown, value: number) => 2 * value);
await worker.start();
process.send?.({ ready: true });
process.once("disconnect", () => process.exit());
