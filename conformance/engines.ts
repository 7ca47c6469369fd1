import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DaprWorkflowClient, WorkflowRuntime } from "@dapr/dapr";
import { startDapr } from "../scripts/dapr/index.ts";
import { startSidecar } from "../sidecar/index.ts";
import { contextFor } from "./context.ts";
import { normalise } from "./normalise.ts";
import type { Scenario } from "./scenario.ts";

/** An engine that runs, with a worker and a client of the SDK connected to it. */
export interface Engine {
  /** Runs a scenario and gives back what must be equal on every engine. */
  observe: (scenario: Scenario) => Promise<unknown>;
  stop: () => Promise<void>;
}

/** An engine without anyone connected to it. */
export interface Backend {
  grpcPort: number;
  stop: () => Promise<void>;
}

const components = fileURLToPath(new URL("../lessons/03-workflows/resources", import.meta.url));

const backends = {
  async embedded(): Promise<Backend> {
    const data = await mkdtemp(join(tmpdir(), "conformance-"));
    const sidecar = await startSidecar({ data, httpPort: false });
    return {
      grpcPort: sidecar.grpcPort,
      async stop() {
        await sidecar.stop();
        await rm(data, { recursive: true });
      },
    };
  },
  dapr: (): Promise<Backend> => startDapr({ appId: "conformance", resources: components }),
};

export const startBackend = (name: keyof typeof backends): Promise<Backend> => backends[name]();

/** Starts an engine and one worker on it that knows all `scenarios`. */
export async function startEngine(
  name: keyof typeof backends,
  scenarios: Scenario[],
): Promise<Engine> {
  const backend = await backends[name]();
  const address = { daprHost: "127.0.0.1", daprPort: String(backend.grpcPort) };
  const runtime = new WorkflowRuntime(address);
  // Scenarios share functions; the SDK refuses to register one twice.
  for (const workflow of new Set(scenarios.flatMap((one) => one.workflows ?? []))) {
    runtime.registerWorkflow(workflow);
  }
  for (const activity of new Set(scenarios.flatMap((one) => one.activities ?? []))) {
    runtime.registerActivity(activity);
  }
  await runtime.start();
  const client = new DaprWorkflowClient(address);
  return {
    async observe(scenario) {
      const context = contextFor(scenario.name, client, backend.grpcPort);
      return normalise(await scenario.run(context), scenario.racing ?? false);
    },
    async stop() {
      await Promise.all([runtime.stop(), client.stop()]);
      await backend.stop();
    },
  };
}
