import type { Action, TurnResult } from "./action.ts";
import { childId } from "./complete-turn.ts";
import type { HistoryEvent, Payload, TimerOrigin } from "./history.ts";
import type { Instance } from "./instance.ts";
import type { Turn } from "./turn.ts";

/** A turn that a worker gets once more, and what it has to decide there. */
export interface Audit {
  turn: Turn;
  expected: Decisions;
}

/** What a workflow decided, in words, by place: `action 1`, `custom status`, `end`. */
type Decisions = ReadonlyMap<string, string>;

export interface Difference {
  place: string;
  first: string;
  again: string;
}

/**
 * How often a turn is repeated once an event has been raised. A worker does not say which
 * event it waits for, so a name that changes shows only in whether an event fits.
 */
const TIMES_WITH_EVENTS = 4;

/**
 * The turns that strict mode repeats before it believes a worker's answer. They leave out
 * the confirmations, so the worker answers with every decision since the beginning and not
 * only with the newest: one repetition holds them all against the history.
 */
export function auditsOf({ customStatus }: Instance, turn: Turn, result: TurnResult): Audit[] {
  const { past } = turn;
  const recorded = recordedIn(past, turn.instanceId);
  const decided = decisionsIn(result, turn.instanceId);
  const whole = decided.has("end") ? decided : new Map([...recorded, ...decided]);
  const raised = [...past, ...turn.batch].some(({ type }) => type === "EventRaised");
  const audits: Audit[] = new Array<Audit>(raised ? TIMES_WITH_EVENTS : 1).fill({
    turn: repetition(turn, turn),
    expected: whole,
  });
  const last = past.findLastIndex(({ type }) => type === "WorkflowStarted");
  const started = past[last];
  // An answer that ends the workflow names nothing else: what came before is asked for apart.
  if (decided.has("end") && started?.type === "WorkflowStarted") {
    const before = { past: past.slice(0, last), started, batch: past.slice(last + 1) };
    const status = statusWords(customStatus);
    audits.push({ turn: repetition(turn, before), expected: new Map([...recorded, status]) });
  }
  return audits;
}

/** Where the answer to an audit is not what it has to be, or `undefined` when it is. */
export function differenceIn(
  { turn, expected }: Audit,
  result: TurnResult,
): Difference | undefined {
  const decided = decisionsIn(result, turn.instanceId);
  for (const place of new Set([...expected.keys(), ...decided.keys()])) {
    const [first, again] = [expected.get(place), decided.get(place)];
    if (first !== again) return { place, ...sideBySide(first ?? "nothing", again ?? "nothing") };
  }
  return undefined;
}

/** Ends the workflow of `turn` as failed, with both decisions in the message. */
export function failureOf(turn: Turn, { place, first, again }: Difference): TurnResult {
  const number = 1 + turn.past.filter(({ type }) => type === "WorkflowStarted").length;
  const errorMessage = [
    `In strict mode turn ${number} ran again on the same history, and the workflow decided differently.`,
    `  ${place}, first: ${first}`,
    `  ${place}, again: ${again}`,
    "Take times from getCurrentUtcDateTime(), and chance and surroundings from activities.",
  ].join("\n");
  const failure = { errorType: "NonDeterminismError", errorMessage };
  return { actions: [{ id: -1, type: "complete", status: "FAILED", failure }] };
}

function repetition(
  turn: Turn,
  { past, started, batch }: Pick<Turn, "past" | "started" | "batch">,
): Turn {
  const arrived = (event: HistoryEvent) => confirmationWords(event, turn.instanceId) === undefined;
  return {
    ...turn,
    started,
    past: past.filter(arrived),
    batch: batch.filter(arrived),
    repeated: true,
  };
}

function recordedIn(history: readonly HistoryEvent[], instanceId: string): Map<string, string> {
  const decisions = new Map<string, string>();
  for (const event of history) {
    const words = confirmationWords(event, instanceId);
    if (words !== undefined) decisions.set(`action ${event.id}`, words);
  }
  return decisions;
}

function decisionsIn({ actions, customStatus }: TurnResult, instanceId: string): Decisions {
  const decisions = new Map<string, string>();
  for (const action of actions) {
    const ends = action.type === "complete" || action.type === "continueAsNew";
    const words = actionWords(action, instanceId);
    if (words !== undefined) decisions.set(ends ? "end" : `action ${action.id}`, words);
  }
  return decisions.set(...statusWords(customStatus));
}

const statusWords = (status: string | undefined): [string, string] => [
  "custom status",
  status || "none",
];

/** What an event that confirms an action says of it; `undefined` for all other events. */
function confirmationWords(event: HistoryEvent, instanceId: string): string | undefined {
  switch (event.type) {
    case "TaskScheduled":
      return actionWords({ ...event, type: "scheduleTask" }, instanceId);
    case "TimerCreated":
      return actionWords({ ...event, type: "createTimer" }, instanceId);
    case "ChildCreated":
      return actionWords({ ...event, type: "createChild" }, instanceId);
    case "EventSent":
      return actionWords({ ...event, type: "sendEvent" }, instanceId);
    default:
      return undefined;
  }
}

/** `undefined` for actions that leave no event behind: there is nothing to hold them against. */
function actionWords(action: Action, parentId: string): string | undefined {
  switch (action.type) {
    case "scheduleTask":
      return `activity ${action.name}${withInput(action.input)}`;
    case "createChild": {
      const id = action.instanceId || childId(parentId, action.id);
      return `child workflow ${action.name} as ${id}${withInput(action.input)}`;
    }
    case "createTimer":
      return `timer at ${action.fireAt}${forWhat(action.origin)}`;
    case "sendEvent":
      return `event ${action.name} to ${action.instanceId}${withInput(action.input)}`;
    case "complete": {
      const { status, result, failure } = action;
      if (failure) return `${status}: ${failure.errorType}: ${failure.errorMessage}`;
      return `${status}${result === undefined ? "" : `: ${result}`}`;
    }
    case "continueAsNew": {
      const kept = action.carryover.map((event) =>
        event.type === "EventRaised"
          ? `, keeping event ${event.name}${withInput(event.input)}`
          : "",
      );
      return `continue as new${withInput(action.input)}${kept.join("")}`;
    }
    case "terminate":
    case "createDetached":
    case "unknown":
      return undefined;
  }
}

const withInput = (input: Payload | undefined) =>
  input === undefined ? " without input" : ` with ${input}`;

const forWhat = (origin: TimerOrigin | undefined) =>
  origin?.kind === "externalEvent" ? ` for event ${origin.name}` : "";

const MOST_SHOWN = 300;
const SHOWN_BEFORE = 60;

/** Two long texts, cut so that the first place where they differ can be seen. */
function sideBySide(first: string, again: string): Omit<Difference, "place"> {
  let same = 0;
  while (same < first.length && first[same] === again[same]) same += 1;
  const from = Math.max(first.length, again.length) > MOST_SHOWN ? same - SHOWN_BEFORE : 0;
  const cut = (text: string) =>
    (from > 0 ? "…" : "") +
    text.slice(Math.max(0, from), Math.max(0, from) + MOST_SHOWN) +
    (text.length > Math.max(0, from) + MOST_SHOWN ? "…" : "");
  return { first: cut(first), again: cut(again) };
}
