import type { RunFile } from "../../runs/format.ts";
import type { HistoryEvent } from "../../sidecar/engine/history.ts";

/** When every recorded run took place. */
const START = Date.UTC(2026, 0, 1, 9);
/** Milliseconds between two events of a record. */
const STEP = 10;
const TIME = new Date(START).toISOString();

/** A time in a text, or what is left of one where a column ends. */
const TIME_IN_TEXT = /\d{4}-\d\d-\d\dT[\d:.]+Z|\b20\d\d(-[\dT:.-]*)?(?=…)/g;
const TIME_OF_DAY = /(?<!T)\b\d\d:\d\d:\d\d\.\d{3}\b/g;
const MADE_UP_ID = /\b[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\b/g;

/** Where an app listens is another place in every run. */
const PORT = /(?<=\b(?:127\.0\.0\.1|localhost):)\d+\b/g;

/** Gives a text back with ids that are the same in every run. */
export type Ids = (text: string) => string;

/**
 * Numbers the UUIDs of the texts it is given, in the order in which they come up: equal ones
 * stay equal, different ones differ.
 */
export function numberedIds(): Ids {
  const known = new Map<string, string>();
  return (text) =>
    text.replace(MADE_UP_ID, (id) => {
      const number = String(known.size + 1).padStart(8, "0");
      const same = known.get(id) ?? `${number}-0000-4000-8000-000000000000`;
      known.set(id, same);
      return same;
    });
}

/** A text with times, ports and ids that are the same in every run. Every character keeps its column. */
export function normaliseText(text: string, ids: Ids = numberedIds()): string {
  let step = 0;
  return ids(text)
    .replace(TIME_IN_TEXT, (time) => TIME.slice(0, time.length))
    .replace(PORT, (port) => "3".padEnd(port.length, "0"))
    .replace(TIME_OF_DAY, () => timeAt(step++).slice(11, 23));
}

/**
 * A history with times and ids that are the same in every run: events follow each other
 * in even steps, times inside values become the start's, and stacks lose their frames,
 * which say where a machine has the course.
 * @param first how many events other histories of the record have before this one
 */
export function normaliseHistory(
  history: readonly HistoryEvent[],
  first: number,
  ids: Ids = numberedIds(),
): HistoryEvent[] {
  return history.map((event, index) => {
    const execution = event.type === "ExecutionStarted" ? { executionId: "1" } : {};
    const text = ids(JSON.stringify({ ...event, at: undefined, ...execution }, withoutFrames));
    const same = JSON.parse(text.replace(TIME_IN_TEXT, TIME)) as HistoryEvent;
    return { ...same, at: timeAt(first + index) };
  });
}

/** A run that is the same every time: its histories as above, and no word of when it took place. */
export function normaliseRun(run: RunFile, ids: Ids = numberedIds()): RunFile {
  const { at: _, ...same } = run;
  let events = 0;
  const instances = run.instances.map((instance) => {
    const history = normaliseHistory(instance.history, events, ids);
    events += history.length;
    return { ...instance, history };
  });
  return { ...same, instances };
}

function withoutFrames(key: string, value: unknown): unknown {
  return key === "stackTrace" && typeof value === "string" ? value.split(/\n\s+at /)[0] : value;
}

function timeAt(step: number): string {
  return new Date(START + step * STEP).toISOString();
}
