import type { InstanceRun } from "../../../../runs/format.ts";
import { details, namesOf } from "./events.ts";
import type { Timeline } from "./frames.ts";
import { list } from "./words.ts";

/** One event of the history, in words. */
export interface Row {
  /** Its turn, on the first event of each; turns count from 1. */
  turn?: number;
  /** ISO 8601 */
  at: string;
  type: string;
  details: string;
  /** On the first event of a turn: what the body did in it. */
  body?: string;
}

/** The events from `from` to `to` (without it) as rows of a table. */
export function rowsOf(instance: InstanceRun, timeline: Timeline, from: number, to: number): Row[] {
  const { history } = instance;
  const names = namesOf(history);
  let turn = 0;
  for (const event of history.slice(0, from)) if (event.type === "WorkflowStarted") turn += 1;
  return history.slice(from, to).map((event): Row => {
    const row = { at: event.at, type: event.type, details: details(event, names) };
    if (event.type !== "WorkflowStarted") return row;
    turn += 1;
    return { ...row, turn, body: bodyInWords(timeline, turn) };
  });
}

/** "0.412 s": the time between the beginning of a run and an event. */
export function secondsAfter(at: string, begin: string): string {
  const milliseconds = Date.parse(at) - Date.parse(begin);
  return Number.isFinite(milliseconds) ? `${(milliseconds / 1000).toFixed(3)} s` : "";
}

/** "lines 13 and 19 replayed; line 21 executed" */
function bodyInWords({ body }: Timeline, turn: number): string {
  const before = body.filter((step) => step.turn < turn);
  const now = body.filter((step) => step.turn === turn);
  return [linesInWords(before, "replayed"), linesInWords(now, "executed")]
    .filter(Boolean)
    .join("; ");
}

function linesInWords(steps: readonly { line: number }[], how: string): string {
  const lines = [...new Set(steps.map(({ line }) => String(line)))];
  if (lines.length === 0) return "";
  return `${lines.length === 1 ? "line" : "lines"} ${list(lines)} ${how}`;
}
