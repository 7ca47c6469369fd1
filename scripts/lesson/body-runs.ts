import { namesOf, turnsOf } from "../../runs/history.ts";
import {
  answers,
  type ExecutionCompleted,
  type HistoryEvent,
} from "../../sidecar/engine/history.ts";

/** One run of a workflow's body, as history has kept it. */
export interface BodyRun {
  /** Counts from 1. */
  number: number;
  /** What the body was given from history, in the order it happened: "validateTask". */
  replayed: string[];
  /** What it asked for that nobody had asked for before: "assignTask". */
  asked: string[];
  /** How the workflow ended, when this run was its last. */
  end: ExecutionCompleted | undefined;
  /** The events that its checkpoint added to history. */
  written: HistoryEvent[];
}

/**
 * Reads off a history how often the body ran and what each run did.
 * @param history an instance's events in order, on whichever engine
 */
export function bodyRuns(history: readonly HistoryEvent[]): BodyRun[] {
  const names = namesOf(history);
  const runs: BodyRun[] = [];
  const replayed: string[] = [];
  for (const written of turnsOf(history)) {
    for (const event of written) {
      const given = givenBy(event, names);
      if (given) replayed.push(given);
    }
    // A suspension is noted without running the body.
    if (written.every(({ type }) => type === "WorkflowStarted" || type === "ExecutionSuspended")) {
      continue;
    }
    runs.push({
      number: runs.length + 1,
      replayed: [...replayed],
      asked: written.flatMap((event) => names.get(event.id) ?? []),
      end: written.find((event) => event.type === "ExecutionCompleted"),
      written,
    });
  }
  return runs;
}

function givenBy(event: HistoryEvent, names: Map<number, string>): string | undefined {
  if (event.type === "EventRaised") return `event ${event.name}`;
  const answered = answers(event);
  return answered === undefined ? undefined : names.get(answered);
}
