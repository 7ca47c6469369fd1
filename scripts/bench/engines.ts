import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startDapr } from "../dapr/index.ts";
import { startChild, type Answer, type Child } from "./child.ts";

export type EngineName = keyof typeof starts;

/** An engine in a process of its own, with an app in another connected to it. */
export interface Engine {
  name: EngineName;
  /** Has the app run workflows; the answer is in milliseconds. */
  load(request: Load): Promise<{ total: number; each: number }>;
}

export interface Load {
  workflow: "chain" | "fanOut" | "wait";
  size: number;
  count: number;
  inFlight: number;
}

interface Started {
  grpcPort: number;
  stop(): Promise<void>;
}

const resources = fileURLToPath(new URL("../../lessons/03-workflows/resources", import.meta.url));

/** How to start each engine; the names are the sides of the figures. */
const starts = {
  disk: (folder: string) => own("sidecar", join(folder, "journal")),
  memory: () => own("sidecar"),
  daprd: (): Promise<Started> => startDapr({ appId: "bench", resources }),
  ceiling: () => own("ceiling"),
};

async function own(program: string, ...args: string[]): Promise<Started> {
  const { child, hello } = await startChild(program, ...args);
  return { grpcPort: portIn(hello), stop: () => child.stop() };
}

export function portIn({ grpcPort }: Answer): number {
  if (grpcPort === undefined) throw new Error("A sidecar of the bench did not say its port.");
  return grpcPort;
}

/**
 * Starts all engines, with an app each.
 * @param undo takes what stops them, also when a later one does not start
 */
export async function startEngines(
  folder: string,
  undo: (stop: () => Promise<void>) => void,
): Promise<Engine[]> {
  const engines: Engine[] = [];
  for (const name of Object.keys(starts) as EngineName[]) {
    const started = await starts[name](folder);
    undo(() => started.stop());
    const app = await startApp(started.grpcPort);
    undo(() => app.stop());
    engines.push({ name, load: (request) => loadOn(app, request, "end") });
  }
  return engines;
}

export async function startApp(grpcPort: number): Promise<Child> {
  return (await startChild("app", String(grpcPort))).child;
}

export async function loadOn(app: Child, request: Load, until: "end" | "start") {
  const { total = 0, each = 0 } = await app.ask({ ...request, until });
  return { total, each };
}
