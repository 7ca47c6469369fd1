import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DaprWorkflowClient, WorkflowRuntime } from "@dapr/dapr";
import { startDapr } from "../scripts/dapr/index.ts";
import { startSidecar } from "../sidecar/index.ts";
import { contextFor } from "./context.ts";
import { normalise } from "./normalise.ts";
import type { Scenario, Subject } from "./scenario.ts";

/** An engine that runs, with a worker and a client of the SDK connected to it. */
export interface Engine {
  /** Runs a scenario and gives back what must be equal on every engine. */
  observe: (scenario: Scenario) => Promise<unknown>;
  stop: () => Promise<void>;
}

/** An engine without anyone connected to it. */
export interface Backend {
  grpcPort: number;
  httpPort: number;
  stop: () => Promise<void>;
}

const components = fileURLToPath(new URL("../lessons/03-workflows/resources", import.meta.url));

const backends = {
  async embedded(apiToken?: string): Promise<Backend> {
    const data = await mkdtemp(join(tmpdir(), "conformance-"));
    const sidecar = await startSidecar({ store: { journal: data }, httpPort: 0, apiToken });
    return {
      grpcPort: sidecar.grpcPort,
      httpPort: sidecar.httpPort ?? 0,
      async stop() {
        await sidecar.stop();
        await rm(data, { recursive: true });
      },
    };
  },
  // By default daprd refuses 5 MB, which the embedded sidecar takes.
  dapr: (apiToken?: string): Promise<Backend> =>
    startDapr({ appId: "conformance", resources: components, apiToken, maxBodySize: "16Mi" }),
};

export const startBackend = (name: keyof typeof backends, apiToken?: string): Promise<Backend> =>
  backends[name](apiToken);

/** Starts an engine and, unless the subject's scenarios bring their own, a worker that knows them. */
export async function startEngine(
  name: keyof typeof backends,
  { scenarios, apiToken, alone }: Subject,
): Promise<Engine> {
  const backend = await startBackend(name, apiToken);
  const address = {
    daprHost: "127.0.0.1",
    daprPort: String(backend.grpcPort),
    daprApiToken: apiToken,
  };
  const runtime = new WorkflowRuntime(address);
  // Scenarios share functions; the SDK refuses to register one twice.
  for (const workflow of new Set(scenarios.flatMap((one) => one.workflows ?? []))) {
    runtime.registerWorkflow(workflow);
  }
  for (const activity of new Set(scenarios.flatMap((one) => one.activities ?? []))) {
    runtime.registerActivity(activity);
  }
  if (!alone) await runtime.start();
  const client = new DaprWorkflowClient(address);
  return {
    async observe(scenario) {
      const context = contextFor(scenario.name, client, backend);
      return normalise(await scenario.run(context), scenario.racing ?? false);
    },
    async stop() {
      await Promise.all([alone || runtime.stop(), client.stop()]);
      await backend.stop();
    },
  };
}
