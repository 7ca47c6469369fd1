import { answers, type HistoryEvent } from "../../sidecar/engine/history.ts";
import type { Place } from "../verdict.ts";
import type { FromWorker, ProbeCode, Request, Thrown } from "../worker/messages.ts";
import { deadlines } from "./deadlines.ts";
import type { Effect } from "./ledger.ts";
import { outcomeOf } from "./outcome.ts";
import { lostProblem } from "./activity-problem.ts";
import { outcomeProblem } from "./outcome-problem.ts";
import { ownPlaceIn } from "./places.ts";
import type { Session, SessionEvent } from "./session.ts";

/** An activity as history has it. */
export interface Activity {
  name: string;
  input: unknown;
  /** Undefined for as long as it has not completed. */
  result: unknown;
  /** How it failed, where it did. */
  failure?: { type: string; message: string };
  /** The line that asked for it. */
  where?: Place;
}

/** An event that is raised while an instance runs. */
export interface Raise {
  event: string;
  data?: unknown;
  /** Once this many turns are committed; 1 when absent. */
  afterTurn?: number;
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
  /** For how many seconds each timer was set, in the order in which the workflow set them. */
  timers: number[];
  /** The most activities that were in flight at the same time. */
  together: number;
  /** How many checkpoints the body passed, its end included. */
  steps: number;
}

/** One decision of a body: a call of a method of the context, or what it returned. */
export interface Decided {
  method: string;
  /** What the first argument names. */
  name: string;
  /** The other arguments as JSON. */
  args: string;
  where?: Place;
}

/** Everything known about an instance while it runs. */
export interface Watched {
  instanceId: string;
  input: Record<string, unknown>;
  /** What the body decided, in order, since the last continue-as-new. */
  decided: Decided[];
  /** The first decision that an execution took otherwise than the one before. */
  change?: { first: Decided; now: Decided };
  /** What a probed body took from outside its history. */
  probes: { code: ProbeCode; call: string; where?: Place }[];
  /** Tasks that the body made and never waited for. */
  dropped: { method: string; where?: Place }[];
  threw?: { text: string; stack?: string };
  /** The last error that an activity threw. */
  activityThrew?: { name: string; thrown: Thrown };
  /** The first part of an activity's result that did not get through JSON. */
  activityLost?: FromWorker & { type: "activityLost" };
  steps: number;
}

/** Instances that the sidecar asks for every turn twice. */
export const isReplayed = (instanceId: string) => instanceId.startsWith("replay-");

/** Schedules an instance with an input of its own, and notes what its body asks for. */
export function begin(
  session: Session,
  input: object,
  request: Request & { raise?: Raise[] } = {},
): Watched {
  const { raise = [], ...wanted } = request;
  const { key } = session.submission.exercise;
  const id = `T-${session.nextNumber()}`;
  const watched: Watched = {
    instanceId: `${wanted.isProbed ? "replay" : "check"}-${id}`,
    input: { ...input, [key]: id },
    decided: [],
    probes: [],
    dropped: [],
    steps: 0,
  };
  const { instanceId } = watched;
  session.listen((event) => note(session, watched, event));
  session.listen((event) => {
    if (event.type !== "turnCommitted" || event.instanceId !== instanceId) return;
    for (const { event: name, data, afterTurn = 1 } of raise) {
      if (afterTurn === event.turn) session.raise({ instanceId, event: name, data });
    }
  });
  session.worker().schedule({ ...wanted, instanceId, input: watched.input });
  return watched;
}

function note(session: Session, watched: Watched, event: SessionEvent): void {
  if (!("instanceId" in event) || event.instanceId !== watched.instanceId) return;
  const placed = (stack: string) => ownPlaceIn(session.submission, stack);
  switch (event.type) {
    case "called":
      return noteDecision(watched, event, placed(event.stack));
    case "probed":
      watched.probes.push({ code: event.code, call: event.call, where: placed(event.stack) });
      return;
    case "dropped":
      watched.dropped.push({ method: event.method, where: placed(event.stack) });
      return;
    case "threw":
      watched.threw = event.thrown;
      return;
    case "activityThrew":
      watched.activityThrew = event;
      return;
    case "activityLost":
      watched.activityLost ??= event;
      return;
    case "returned":
      watched.steps = event.steps;
      return;
    case "continuedAsNew":
      watched.decided = [];
      return;
    default:
      return;
  }
}

function noteDecision(
  watched: Watched,
  { index, method, name, args, isReplaying }: FromWorker & { type: "called" },
  where: Place | undefined,
): void {
  const now = { method, name, args, where };
  const first = watched.decided[index];
  // A turn that was lost in a crash is made again at another time, and may decide otherwise.
  const isNew = !isReplaying && !isReplayed(watched.instanceId);
  if (!first || isNew) watched.decided[index] = now;
  else if (first.method !== method || first.name !== name || first.args !== args) {
    watched.change ??= { first, now };
  }
}

/**
 * Runs the workflow from start to end.
 * @throws `Problem` when it does not complete
 */
export async function run(session: Session, input: object, raise?: Raise[]): Promise<Run> {
  const watched = begin(session, input, { raise });
  const outcome = await outcomeOf(session, watched.instanceId, deadlines.run);
  const problem = lostProblem(session, watched) ?? outcomeProblem(session, watched, outcome);
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
    timers: timersIn(history),
    together: mostTogether(history),
    steps: watched.steps,
  };
}

function mostTogether(history: readonly HistoryEvent[]): number {
  let [inFlight, most] = [0, 0];
  for (const { type } of history) {
    if (type === "TaskScheduled") inFlight += 1;
    if (type === "TaskCompleted" || type === "TaskFailed") inFlight -= 1;
    most = Math.max(most, inFlight);
  }
  return most;
}

function timersIn(history: readonly HistoryEvent[]): number[] {
  let turnAt = 0;
  return history.flatMap((event) => {
    if (event.type === "WorkflowStarted") turnAt = Date.parse(event.at);
    return event.type === "TimerCreated" ? (Date.parse(event.fireAt) - turnAt) / 1000 : [];
  });
}

/** The decisions that get an id in history. */
const OPENING = new Set(["callActivity", "callChildWorkflow", "callSubWorkflow", "createTimer"]);

function activitiesOf(history: readonly HistoryEvent[], { decided }: Watched): Activity[] {
  // The n-th call that opens something has the id n.
  const opening = decided.filter(({ method }) => OPENING.has(method));
  return history.flatMap((event) => {
    if (event.type !== "TaskScheduled") return [];
    const answer = history.find((other) => answers(other) === event.id);
    const failure = answer?.type === "TaskFailed" ? answer.failure : undefined;
    return {
      name: event.name,
      input: parse(event.input),
      result: answer?.type === "TaskCompleted" ? parse(answer.result) : undefined,
      failure: failure && { type: failure.errorType, message: failure.errorMessage },
      where: opening[event.id - 1]?.where,
    };
  });
}

function parse(payload: string | undefined): unknown {
  return payload ? JSON.parse(payload) : undefined;
}
