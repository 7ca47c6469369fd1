import type { InstanceRun, Moment, RunFile } from "../../../../runs/format.ts";
import { details, namesOf } from "../../../../runs/history.ts";
import type { Timeline } from "./frames.ts";
import * as words from "./words.ts";

/** One line of the table: an event of the history, or something that happened between turns. */
export interface Row {
  /** On the first event of a turn; turns count from 1. */
  turn?: number;
  /** Of an event: ISO 8601. */
  at?: string;
  /** Of an event. */
  type?: string;
  details: string;
  /** On the first event of a turn: what the body did in it. */
  body?: string;
}

/** What stands in each line of a table, before it is put into words: a place in the history, or in the moments. */
export type Entry = { event: number; turn: number } | { moment: Moment; again: boolean };

/** Puts the events of the history and what happened between turns in one order. */
export function entriesOf({ history, moments }: InstanceRun): Entry[] {
  const starts = history.flatMap(({ type }, at) => (type === "WorkflowStarted" ? at : []));
  const handed = new Set<number>();
  const entries: Entry[] = [];
  let turn = 0;
  const addTurn = () => {
    turn += 1;
    const end = starts[turn] ?? history.length;
    for (let event = starts[turn - 1] ?? end; event < end; event++) entries.push({ event, turn });
  };
  for (const moment of moments) {
    if (moment.type === "turn") {
      addTurn();
      continue;
    }
    const again = moment.type === "handed" && handed.has(moment.taskId);
    if (moment.type === "handed") handed.add(moment.taskId);
    entries.push({ moment, again });
  }
  // A file may say less of what happened than its history does.
  while (turn < starts.length) addTurn();
  return entries;
}

/** Lines of the table in words. */
export function rowsOf(
  run: RunFile,
  instance: InstanceRun,
  timeline: Timeline,
  entries: readonly Entry[],
): Row[] {
  const { history } = instance;
  const names = namesOf(history);
  const nameOf = (taskId: number) => names.get(taskId) ?? `task ${taskId}`;
  return entries.map((entry): Row => {
    if ("moment" in entry) {
      return { details: words.moment(entry.moment, run.programs, nameOf, entry.again) };
    }
    const event = history[entry.event];
    if (!event) return { details: "" };
    const row = { at: event.at, type: event.type, details: details(event, names) };
    if (event.type !== "WorkflowStarted") return row;
    return { ...row, turn: entry.turn, body: bodyInWords(timeline, entry.turn) };
  });
}

/** "0.412 s": the time between the beginning of a run and an event. */
export function secondsAfter(at: string | undefined, begin: string): string {
  const milliseconds = Date.parse(at ?? "") - Date.parse(begin);
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
  return `${lines.length === 1 ? "line" : "lines"} ${words.list(lines)} ${how}`;
}
