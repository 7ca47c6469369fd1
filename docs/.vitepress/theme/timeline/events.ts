import { answers, type HistoryEvent } from "../../../../sidecar/engine/history.ts";

/** What the openings of a history ask for, by the id that answers carry: "validateTask". */
export function namesOf(history: readonly HistoryEvent[]): Map<number, string> {
  const names = new Map<number, string>();
  for (const event of history) {
    if (event.type === "TaskScheduled") names.set(event.id, event.name);
    else if (event.type === "ChildCreated") names.set(event.id, `child ${event.name}`);
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

/** What stands beside an event's type: 'validateTask {"taskId":"123"}'. */
export function details(event: HistoryEvent, names: ReadonlyMap<number, string>): string {
  const answered = answers(event);
  const name = answered === undefined ? "" : (names.get(answered) ?? `task ${answered}`);
  switch (event.type) {
    case "WorkflowStarted":
      return "the body runs";
    case "ExecutionStarted":
    case "TaskScheduled":
    case "EventRaised":
    case "EventSent":
      return joined(event.name, event.input);
    case "ChildCreated":
      return joined(event.name, event.instanceId, event.input);
    case "TaskCompleted":
    case "ChildCompleted":
      return joined(name, event.result);
    case "TaskFailed":
    case "ChildFailed":
      return joined(name, event.failure?.errorMessage);
    case "TimerCreated":
      return joined(`timer ${event.id}`, `for ${event.fireAt}`);
    case "TimerFired":
      return name;
    case "ExecutionCompleted":
      return joined(event.status, event.result ?? event.failure?.errorMessage);
    default:
      return joined(event.input);
  }
}

/** What an event means for the reader, where it is news: "validateTask completed". */
export function gain(event: HistoryEvent, names: ReadonlyMap<number, string>): string | undefined {
  const name = names.get(answers(event) ?? event.id) ?? "an unknown task";
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
      return `${name} failed`;
    case "TimerFired":
      return `${name} fired`;
    case "EventRaised":
      return `event ${event.name} received`;
    case "EventSent":
      return `event ${event.name} sent`;
  }
}

/** Whether an event is something that a turn was given, rather than something that it decided. */
export function isGiven(event: HistoryEvent): boolean {
  return (
    answers(event) !== undefined ||
    ["EventRaised", "ExecutionStarted", "ExecutionSuspended", "ExecutionResumed"].includes(
      event.type,
    ) ||
    event.type === "ExecutionTerminated"
  );
}

const joined = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(" ");
