import type { Chronicle, ToldInstance } from "../../runs/chronicle.ts";
import type { Sidecar } from "../../sidecar/index.ts";

/** Instances of one check that are worth keeping. */
const MOST = 60;

/**
 * What happened to the instances of a sidecar.
 * @param abouts what an instance is there to show, where it is there for something
 */
export function toldBy(
  sidecar: Pick<Sidecar, "instances" | "history">,
  chronicle: Chronicle,
  abouts: ReadonlyMap<string, string> = new Map(),
): ToldInstance[] {
  const ids = sidecar.instances().map(({ instanceId }) => instanceId);
  return ids.slice(0, MOST).map((instanceId) => ({
    instanceId,
    history: sidecar.history(instanceId) ?? [],
    moments: chronicle.momentsOf(instanceId),
    about: abouts.get(instanceId),
  }));
}
