import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startDapr } from "../dapr/index.ts";
import { startChild, type Answer, type Child } from "./child.ts";

export type EngineName = keyof typeof starts;

/** Who asks the engine: the SDK as people use it, or next to nothing. */
export type AppName = "app" | "bare-app";

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

type Watch = (child: ChildProcess) => void;

interface Started {
  grpcPort: number;
  stop(): Promise<void>;
}

const resources = fileURLToPath(new URL("../../lessons/03-workflows/resources", import.meta.url));

/** How to start each engine; the names are the sides of the figures. */
const starts = {
  disk: (watch: Watch, folder: string) => own(watch, "sidecar", join(folder, "journal")),
  memory: (watch: Watch) => own(watch, "sidecar"),
  // It ends its programs by itself, whatever ends this process.
  daprd: (): Promise<Started> => startDapr({ appId: "bench", resources }),
  ceiling: (watch: Watch) => own(watch, "ceiling"),
};

async function own(watch: Watch, program: string, ...args: string[]): Promise<Started> {
  const { child, hello } = await startChild(watch, program, ...args);
  return { grpcPort: portIn(hello), stop: () => child.stop() };
}

export function portIn({ grpcPort }: Answer): number {
  if (grpcPort === undefined) throw new Error("A sidecar of the bench did not say its port.");
  return grpcPort;
}

export interface Engines {
  all: Engine[];
  stop(): Promise<void>;
}

/** Starts all engines, with an app each. */
export async function startEngines(
  watch: Watch,
  folder: string,
  appName: AppName,
): Promise<Engines> {
  const all: Engine[] = [];
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (let last = stops.pop(); last; last = stops.pop()) await last();
  };
  try {
    for (const name of Object.keys(starts) as EngineName[]) {
      const started = await starts[name](watch, join(folder, appName));
      stops.push(() => started.stop());
      const app = await startApp(watch, started.grpcPort, appName);
      stops.push(() => app.stop());
      all.push({ name, load: (request) => loadOn(app, request, "end") });
    }
    return { all, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

export async function startApp(
  watch: Watch,
  grpcPort: number,
  name: AppName = "app",
): Promise<Child> {
  return (await startChild(watch, name, String(grpcPort))).child;
}

export async function loadOn(app: Child, request: Load, until: "end" | "start") {
  const { total = 0, each = 0 } = await app.ask({ ...request, until });
  return { total, each };
}
