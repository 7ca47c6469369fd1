// expect: B16
// "When the worker cannot be stopped, somebody should know."
import { WorkflowRuntime } from "@dapr/dapr";
import Fastify from "fastify";
import { sendByMail, totalInvoice } from "../activities.ts";
import { sidecarIsUp, workerIsConnected } from "../sidecar.ts";
import { invoiceWorkflow } from "../workflow.ts";

/** The web app, and the worker that lives and ends with it. */
export function createApp() {
  // Fastify gives a hook ten seconds to finish. A sidecar may take longer.
  const app = Fastify({ pluginTimeout: 0 });

  const runtime = new WorkflowRuntime()
    .registerWorkflow(invoiceWorkflow)
    .registerActivity(totalInvoice)
    .registerActivityWithName("mailInvoice", sendByMail);

  app.addHook("onReady", async () => {
    await sidecarIsUp();
    await runtime.start();
  });

  app.addHook("onClose", async () => {
    await runtime.stop();
  });

  app.get("/health", async (_request, reply) => {
    if (await workerIsConnected()) return { status: "ready" };
    return reply.code(503).send({ status: "not connected" });
  });

  return app;
}
