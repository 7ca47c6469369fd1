// expect: B16
// "The worker connects when it can, and the app need not wait for it."
import { WorkflowRuntime } from "@dapr/dapr";
import Fastify from "fastify";
import { sendByMail, totalInvoice } from "../activities.ts";
import { sidecarIsUp, workerIsConnected } from "../sidecar.ts";
import { invoiceWorkflow } from "../workflow.ts";

/** The web app, and the worker that lives and ends with it. */
export function createApp() {
  const app = Fastify();

  const runtime = new WorkflowRuntime()
    .registerWorkflow(invoiceWorkflow)
    .registerActivity(totalInvoice)
    .registerActivityWithName("mailInvoice", sendByMail);

  void sidecarIsUp().then(() => runtime.start());

  app.addHook("onClose", async () => {
    await runtime.stop().catch(() => {});
  });

  app.get("/health", async (_request, reply) => {
    if (await workerIsConnected()) return { status: "ready" };
    return reply.code(503).send({ status: "not connected" });
  });

  return app;
}
