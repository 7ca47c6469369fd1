import type { HistoryEvent } from "../../sidecar/engine/history.ts";

/** When every recorded run took place. */
const START = Date.UTC(2026, 0, 1, 9);
/** Milliseconds between two events of a record. */
const STEP = 10;
const TIME = new Date(START).toISOString();

/** A time in a text, or what is left of one where a column ends. */
const TIME_IN_TEXT = /\d{4}-\d\d-\d\dT[\d:.]+Z|\b20\d\d(-[\dT:.-]*)?(?=…)/g;
const TIME_OF_DAY = /(?<!T)\b\d\d:\d\d:\d\d\.\d{3}\b/g;

/** Where an app listens is another place in every run. */
const PORT = /(?<=\b(?:127\.0\.0\.1|localhost):)\d+\b/g;

/** A text with times and ports that are the same in every run. Every character keeps its column. */
export function normaliseText(text: string): string {
  let step = 0;
  return text
    .replace(TIME_IN_TEXT, (time) => TIME.slice(0, time.length))
    .replace(PORT, (port) => "3".padEnd(port.length, "0"))
    .replace(TIME_OF_DAY, () => timeAt(step++).slice(11, 23));
}

/**
 * A history with times and ids that are the same in every run: events follow each other
 * in even steps, and times inside values become the start's.
 * @param first how many events other histories of the record have before this one
 */
export function normaliseHistory(history: readonly HistoryEvent[], first: number): HistoryEvent[] {
  return history.map((event, index) => {
    const text = JSON.stringify({ ...event, at: undefined }).replace(TIME_IN_TEXT, TIME);
    const same = JSON.parse(text) as HistoryEvent;
    const normal = { ...same, at: timeAt(first + index) };
    return normal.type === "ExecutionStarted" ? { ...normal, executionId: "1" } : normal;
  });
}

function timeAt(step: number): string {
  return new Date(START + step * STEP).toISOString();
}
