import { WorkflowRuntime } from "@dapr/dapr";
import { assignTask, sendNotification, validateTask } from "./activities.ts";
import { brokenWorkflow } from "./broken.ts";
import type { Order } from "./types.ts";
import { taskWorkflow } from "./workflow.ts";

// A worker in a process of its own, so that main.ts can take it away.
const runtime = new WorkflowRuntime()
  .registerWorkflow(brokenWorkflow)
  .registerWorkflow(taskWorkflow)
  .registerActivity(validateTask)
  .registerActivityWithName(assignTask.name, (ctx, order: Order) => {
    const assigned = assignTask(ctx, order);
    process.send?.(`assigning ${order.taskId}`);
    return assigned;
  })
  .registerActivity(sendNotification);
await runtime.start();

// Without main.ts there is nobody to work for.
process.once("disconnect", () => process.exit());
process.send?.("ready");
