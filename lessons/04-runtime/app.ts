import { WorkflowRuntime } from "@dapr/dapr";
import Fastify from "fastify";
import { assignTask, sendNotification, validateTask } from "./activities.ts";
import { sidecarIsUp, workerIsConnected } from "./sidecar.ts";
import { taskWorkflow } from "./workflow.ts";

/** The web app, and the worker that lives and ends with it. */
export function createApp() {
  // #region app
  // Fastify gives a hook ten seconds to finish. A sidecar may take longer.
  const app = Fastify({ pluginTimeout: 0 });
  // #endregion app

  // #region register
  const runtime = new WorkflowRuntime()
    .registerWorkflow(taskWorkflow)
    .registerActivity(validateTask)
    .registerActivity(assignTask)
    .registerActivity(sendNotification);
  // #endregion register

  // #region hooks
  app.addHook("onReady", async () => {
    await sidecarIsUp();
    await runtime.start();
    console.log("Workflow runtime started");
  });

  app.addHook("onClose", async () => {
    // A worker that never found the sidecar has nothing to stop, and says so by an error.
    await runtime.stop().catch(() => {});
    console.log("Workflow runtime stopped");
  });
  // #endregion hooks

  // #region health
  app.get("/health", async (_request, reply) => {
    if (await workerIsConnected()) return { status: "ready" };
    return reply.code(503).send({ status: "not connected" });
  });
  // #endregion health

  return app;
}
