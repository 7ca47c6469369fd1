import { WorkflowRuntime } from "@dapr/dapr";
import Fastify from "fastify";
import { sendByMail, totalInvoice } from "./activities.ts";
import { sidecarIsUp, workerIsConnected } from "./sidecar.ts";
import { invoiceWorkflow } from "./workflow.ts";

/** The web app, and the worker that lives and ends with it. */
export function createApp() {
  // Fastify gives a hook ten seconds to finish. A sidecar may take longer.
  const app = Fastify({ pluginTimeout: 0 });

  const runtime = new WorkflowRuntime()
    .registerWorkflow(invoiceWorkflow)
    .registerActivity(totalInvoice)
    .registerActivityWithName("mailInvoice", sendByMail);
  //                          ^^^^^^^^^^^^^ the name that the workflow calls, which is not
  // the function's own.

  app.addHook("onReady", async () => {
    await sidecarIsUp();
    // ^^^ The SDK connects once. Too early, and it never tries again.
    await runtime.start();
  });

  app.addHook("onClose", async () => {
    // Takes no more work, and waits for what is running. A worker that never found the
    // sidecar has nothing to stop, and says so by an error.
    await runtime.stop().catch(() => {});
  });

  app.get("/health", async (_request, reply) => {
    if (await workerIsConnected()) return { status: "ready" };
    return reply.code(503).send({ status: "not connected" });
    // ^^^ 503, because platforms look at the code and not at the words.
  });

  return app;
}
