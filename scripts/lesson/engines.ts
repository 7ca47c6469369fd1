import type { Engine, EngineOptions } from "./engine.ts";

export const engineNames = ["embedded", "dapr"] as const;
export type EngineName = (typeof engineNames)[number];

/** Starts an engine. Only the one that is used gets loaded. */
export async function startEngine(name: EngineName, options: EngineOptions): Promise<Engine> {
  if (name === "embedded") return (await import("./embedded.ts")).startEmbedded(options);
  return (await import("./real-dapr.ts")).startRealDapr(options);
}
