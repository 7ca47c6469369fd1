import { answers, type Failure, type HistoryEvent } from "../sidecar/engine/history.ts";

/** What the openings of a history ask for, by the id that answers carry. */
export type Names = ReadonlyMap<number, string>;

/** What the openings of a history ask for, by the id that answers carry. */
export function namesOf(history: readonly HistoryEvent[]): Map<number, string> {
  const names = new Map<number, string>();
  for (const event of history) {
    if (event.type === "TaskScheduled") names.set(event.id, event.name);
    else if (event.type === "ChildCreated") names.set(event.id, `child ${event.instanceId}`);
    else if (event.type === "TimerCreated") names.set(event.id, `timer ${event.id}`);
  }
  return names;
}

/** The events of each turn. Every turn begins with a WorkflowStarted. */
export function turnsOf(history: readonly HistoryEvent[]): HistoryEvent[][] {
  const turns: HistoryEvent[][] = [];
  for (const event of history) {
    if (event.type === "WorkflowStarted") turns.push([]);
    turns.at(-1)?.push(event);
  }
  return turns;
}

/** What an event holds, the short things first. */
export function details(event: HistoryEvent, names: Names): string {
  const answered = answers(event);
  const name = names.get(answered ?? event.id) ?? "";
  switch (event.type) {
    case "WorkflowStarted":
      return "the body runs";
    case "ExecutionStarted":
      return joined(event.name, event.input);
    case "ExecutionCompleted":
      return joined(event.status, event.result, failure(event.failure));
    case "TaskScheduled":
    case "EventRaised":
      return joined(event.name, event.input);
    case "TaskCompleted":
    case "ChildCompleted":
      return joined(name, event.result);
    case "TaskFailed":
    case "ChildFailed":
      return joined(name, failure(event.failure));
    case "ChildCreated":
      return joined(event.name, event.instanceId, event.input);
    case "TimerCreated":
    case "TimerFired":
      return joined(name, event.fireAt);
    case "EventSent":
      return joined(event.name, `to ${event.instanceId}`, event.input);
    case "ExecutionTerminated":
    case "ExecutionSuspended":
    case "ExecutionResumed":
      return joined(event.input);
  }
}

/** An error as people read it. */
function failure(failure: Failure | undefined): string | undefined {
  return failure && `${failure.errorType}: ${failure.errorMessage}`;
}

/** What an event means for somebody who follows a run: "validateTask completed". */
export function gain(event: HistoryEvent, names: Names): string | undefined {
  const name = names.get(answers(event) ?? event.id) ?? "";
  switch (event.type) {
    case "WorkflowStarted":
      return undefined;
    case "ExecutionStarted":
      return `${event.name} started`;
    case "ExecutionCompleted":
      return `workflow ${event.status.toLowerCase()}`;
    case "ExecutionTerminated":
      return "asked to terminate";
    case "ExecutionSuspended":
      return "suspended";
    case "ExecutionResumed":
      return "resumed";
    case "TaskScheduled":
      return `${name} scheduled`;
    case "ChildCreated":
      return `${name} started`;
    case "TimerCreated":
      return `${name} set`;
    case "TaskCompleted":
    case "ChildCompleted":
      return `${name} completed`;
    case "TaskFailed":
    case "ChildFailed":
      return `${name} failed: ${event.failure?.errorMessage ?? "no reason given"}`;
    case "TimerFired":
      return `${name} fired`;
    case "EventRaised":
      return `event ${event.name} received`;
    case "EventSent":
      return `event ${event.name} sent to ${event.instanceId}`;
  }
}

function joined(...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}
