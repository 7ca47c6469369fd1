import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { HistoryEvent } from "../../sidecar/engine/history.ts";
import { root } from "../folders.ts";

/** The histories of lesson 3's recorded run, by instance. */
export function recordedHistory(instanceId: "task-123" | "task-124"): HistoryEvent[] {
  const path = join(root, "docs", "records", "03-workflows", "run.json");
  const { instances } = JSON.parse(readFileSync(path, "utf8")) as {
    instances: { instanceId: string; history: HistoryEvent[] }[];
  };
  const found = instances.find((each) => each.instanceId === instanceId);
  if (!found) throw new Error(`${path} has no ${instanceId}`);
  return found.history;
}
