import type { HistoryEvent } from "../../sidecar/engine/history.ts";

/** Characters of a value that a run file keeps, and of one in a history that is very long. */
const VALUE = 2000;
const VALUE_OF_MANY = 120;
/** Events from which on a history is very long. */
const MANY = 2000;

/** A history with values short enough to keep and to show; nothing else changes. */
export function shortened(history: readonly HistoryEvent[]): HistoryEvent[] {
  const most = history.length > MANY ? VALUE_OF_MANY : VALUE;
  const cut = (_key: string, value: unknown): unknown =>
    typeof value === "string" && value.length > most ? `${value.slice(0, most)}…` : value;
  return JSON.parse(JSON.stringify(history, cut)) as HistoryEvent[];
}
