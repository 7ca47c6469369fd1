import type { HistoryEvent } from "../../sidecar/engine/history.ts";
import { newInstance, noteHistory, type Instance } from "../../sidecar/engine/instance.ts";

/** An instance from its history alone, as every engine has it. */
export function rebuilt(id: string, history: readonly HistoryEvent[]): Instance {
  const start = history.find((event) => event.type === "ExecutionStarted");
  const instance = newInstance(id, start?.executionId ?? "", 0);
  for (const event of history) {
    instance.history.push(event);
    noteHistory(instance, event);
  }
  return instance;
}
