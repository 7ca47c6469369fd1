import type { HistoryEvent } from "../../sidecar/engine/history.ts";
import type { Place } from "../verdict.ts";
import type { Hold } from "../worker/messages.ts";
import { deadlines } from "./deadlines.ts";
import type { Effect } from "./ledger.ts";
import { outcomeOf } from "./outcome.ts";
import { outcomeProblem } from "./outcome-problem.ts";
import { ownPlaceIn } from "./places.ts";
import type { Session, SessionEvent } from "./session.ts";

/** An activity as history has it. */
export interface Activity {
  name: string;
  input: unknown;
  /** Undefined for as long as it has not completed. */
  result: unknown;
  /** The line that asked for it. */
  where?: Place;
}

/** One run of the workflow that came to an end. */
export interface Run {
  session: Session;
  instanceId: string;
  input: Record<string, unknown>;
  /** What the workflow returned. */
  result: unknown;
  /** In the order in which the workflow asked for them. */
  activities: Activity[];
  /** What happened in the world outside because of this run. */
  effects: Effect[];
  /** How many checkpoints the body passed, its end included. */
  steps: number;
}

/** Everything known about an instance while it runs. */
export interface Watched {
  instanceId: string;
  input: Record<string, unknown>;
  calls: { method: string; where?: Place }[];
  threw?: { text: string; stack?: string };
  steps: number;
}

/** Schedules an instance with an input of its own, and notes what its body asks for. */
export function begin(session: Session, input: object, hold?: Hold): Watched {
  const { key } = session.submission.exercise;
  const id = `T-${session.nextNumber()}`;
  const watched: Watched = {
    instanceId: `check-${id}`,
    input: { ...input, [key]: id },
    calls: [],
    steps: 0,
  };
  session.listen((event) => note(session, watched, event));
  session.worker().schedule({ instanceId: watched.instanceId, input: watched.input, hold });
  return watched;
}

function note(session: Session, watched: Watched, event: SessionEvent): void {
  if (!("instanceId" in event) || event.instanceId !== watched.instanceId) return;
  if (event.type === "called") {
    watched.calls.push({
      method: event.method,
      where: ownPlaceIn(session.submission, event.stack),
    });
  }
  if (event.type === "threw") watched.threw = event.thrown;
  if (event.type === "returned") watched.steps = event.steps;
}

/**
 * Runs the workflow from start to end.
 * @throws `Problem` when it does not complete
 */
export async function run(session: Session, input: object): Promise<Run> {
  const watched = begin(session, input);
  const outcome = await outcomeOf(session, watched.instanceId, deadlines.run);
  const problem = outcomeProblem(session, watched, outcome);
  if (problem) throw problem;
  // An answer that gets this far may well be tried with a crash.
  session.prepare();
  return runOf(session, watched);
}

/** Reads off history and ledger what a completed instance did. */
export function runOf(session: Session, watched: Watched): Run {
  const history = session.sidecar.history(watched.instanceId) ?? [];
  const end = history.find((event) => event.type === "ExecutionCompleted");
  return {
    session,
    instanceId: watched.instanceId,
    input: watched.input,
    result: parse(end?.result),
    activities: activitiesOf(history, watched),
    effects: session.ledger.effectsOn(String(watched.input[session.submission.exercise.key])),
    steps: watched.steps,
  };
}

function activitiesOf(history: readonly HistoryEvent[], { calls }: Watched): Activity[] {
  // The n-th call that opens something has the id n; waiting for an event opens nothing.
  const opening = calls.filter(({ method }) => method !== "waitForExternalEvent");
  return history.flatMap((event) => {
    if (event.type !== "TaskScheduled") return [];
    const completed = history.find(
      (other) => other.type === "TaskCompleted" && other.taskId === event.id,
    );
    return {
      name: event.name,
      input: parse(event.input),
      result: completed?.type === "TaskCompleted" ? parse(completed.result) : undefined,
      where: opening[event.id - 1]?.where,
    };
  });
}

function parse(payload: string | undefined): unknown {
  return payload ? JSON.parse(payload) : undefined;
}
