import { createColors } from "picocolors";
import { answers, type Failure, type HistoryEvent } from "../../sidecar/engine/history.ts";
import { startOf, statusOf, type Instance } from "../../sidecar/engine/instance.ts";
import { namesOf } from "../lesson/body-runs.ts";
import { cut } from "../lesson/page.ts";

export interface TableOptions {
  /** Columns; values are cut to fit. */
  width: number;
  colors: boolean;
  /** Where the history is, as shown to people; when they can look there. */
  folder?: string;
}

const TURN = 4;
const EVENT = 18;

/**
 * An instance's events as a table: the turn that wrote each, the event, what it holds, the
 * time. Events that no turn has taken yet are at the end.
 */
export function historyTable(instance: Instance, { width, colors, folder }: TableOptions): string {
  const paint = createColors(colors);
  const { id, history, inbox, generation } = instance;
  const names = namesOf([...history, ...inbox]);
  const row = (turn: string, event: HistoryEvent) => {
    const time = event.at.slice(11, 23);
    const text = `${turn.padStart(TURN)}  ${time}  ${event.type.padEnd(EVENT)}  ${details(event, names)}`;
    return cut(text.trimEnd(), width);
  };
  let turn = 0;
  const rows = history.map((event) => {
    const first = event.type === "WorkflowStarted";
    if (first) turn += 1;
    return first ? paint.cyan(row(String(turn), event)) : row("", event);
  });
  const waiting = inbox.map((event) => paint.yellow(row("next", event)));
  const name = startOf(instance)?.name ?? "workflow";
  const generations = generation > 0 ? `, generation ${generation + 1}` : "";
  return [
    paint.bold(`${id}: ${name}, ${statusOf(instance)}${generations}`),
    ...(folder === undefined ? [] : [paint.dim(`from ${folder}`), ""]),
    paint.dim(`turn  ${"time (UTC)".padEnd(12)}  ${"event".padEnd(EVENT)}  details`),
    ...rows,
    ...waiting,
  ].join("\n");
}

/** What an event holds, the short things first. */
export function details(event: HistoryEvent, names: ReadonlyMap<number, string>): string {
  const answered = answers(event);
  const name = names.get(answered ?? event.id) ?? "";
  switch (event.type) {
    case "WorkflowStarted":
      return "the body runs";
    case "ExecutionStarted":
      return words(event.name, event.input);
    case "ExecutionCompleted":
      return words(event.status, event.result, failure(event.failure));
    case "TaskScheduled":
    case "EventRaised":
      return words(event.name, event.input);
    case "TaskCompleted":
    case "ChildCompleted":
      return words(name, event.result);
    case "TaskFailed":
    case "ChildFailed":
      return words(name, failure(event.failure));
    case "ChildCreated":
      return words(event.name, event.instanceId, event.input);
    case "TimerCreated":
    case "TimerFired":
      return words(name, event.fireAt);
    case "EventSent":
      return words(event.name, `to ${event.instanceId}`, event.input);
    case "ExecutionTerminated":
    case "ExecutionSuspended":
    case "ExecutionResumed":
      return words(event.input);
  }
}

function failure(failure: Failure | undefined): string | undefined {
  return failure && `${failure.errorType}: ${failure.errorMessage}`;
}

function words(...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}
