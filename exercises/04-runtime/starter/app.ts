import { WorkflowRuntime } from "@dapr/dapr";
import Fastify from "fastify";
import { sendByMail, totalInvoice } from "./activities.ts";
import { sidecarIsUp, workerIsConnected } from "./sidecar.ts";
import { invoiceWorkflow } from "./workflow.ts";

/** The web app, and the worker that lives and ends with it. */
export function createApp() {
  // Fastify gives a hook ten seconds to finish. A sidecar may take longer.
  const app = Fastify({ pluginTimeout: 0 });

  // TODO (Part A): register the workflow and both activities, under the names by which
  // they are called.
  const runtime = new WorkflowRuntime();

  // TODO (Part B): start the worker before the app listens, once the sidecar is up, and
  // stop it when the app is closed.
  app.addHook("onReady", () => runtime.start());

  app.get("/health", async () => {
    // TODO (Part C): say whether the worker is connected.
    return { status: "ready" };
  });

  return app;
}
