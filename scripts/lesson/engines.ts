import type { Engine, EngineOptions } from "./engine.ts";
import { inUse } from "./run-folder.ts";

export const engineNames = ["embedded", "dapr"] as const;
export type EngineName = (typeof engineNames)[number];

/**
 * Starts an engine for the lesson's project.
 * @param project the lesson's folder
 * @param data folder of the embedded sidecar's journal
 */
export async function startEngine(
  name: EngineName,
  { project, data, ...options }: EngineOptions & { project: string; data: string },
): Promise<Engine> {
  if (name === "embedded") {
    const { startEmbedded } = await import("./embedded.ts");
    return inUse(data, () => startEmbedded(data, options));
  }
  const { startRealDapr } = await import("./real-dapr.ts");
  return startRealDapr(project, options);
}
