import {
  answers,
  type ExecutionCompleted,
  type ExecutionStarted,
  type HistoryEvent,
  type Opening,
  type Status,
  type Time,
} from "./history.ts";

/** One workflow instance: its history, what has arrived since, and what can be read off the two. */
export interface Instance {
  readonly id: string;
  /** New with every generation; results addressed to an older one are dropped. */
  executionId: string;
  /** 0 at first, one more after each continue-as-new. */
  generation: number;
  /** Committed events of this generation, in the order the worker first saw them. */
  history: HistoryEvent[];
  /** Events that arrived and that no committed turn has consumed yet. */
  inbox: HistoryEvent[];
  customStatus?: string;
  /** Read off history and inbox as events arrive; never stored. */
  readonly seen: Seen;
}

interface Seen {
  start?: ExecutionStarted;
  end?: ExecutionCompleted;
  suspended: boolean;
  /** Turns committed in this generation: how often the body has run to a checkpoint. */
  turns: number;
  /** The time of the newest of those turns. */
  turnAt?: Time;
  /** Tasks, timers and children without an answer, by id. */
  open: Map<number, Opening>;
  /** Ids of all actions confirmed in this generation. */
  confirmed: Set<number>;
}

export function newInstance(id: string, executionId: string, generation: number): Instance {
  return {
    id,
    executionId,
    generation,
    history: [],
    inbox: [],
    seen: { suspended: false, turns: 0, open: new Map(), confirmed: new Set() },
  };
}

/** Keeps what is read off an instance true as an event joins its history. */
export function noteHistory(instance: Instance, event: HistoryEvent): void {
  const { seen } = instance;
  switch (event.type) {
    case "WorkflowStarted":
      seen.turns += 1;
      seen.turnAt = event.at;
      break;
    case "ExecutionStarted":
      seen.start = event;
      break;
    case "ExecutionCompleted":
      seen.end = event;
      seen.open.clear();
      break;
    case "ExecutionSuspended":
      seen.suspended = true;
      break;
    case "ExecutionResumed":
      seen.suspended = false;
      break;
    case "TaskScheduled":
    case "TimerCreated":
    case "ChildCreated":
      seen.confirmed.add(event.id);
      seen.open.set(event.id, event);
      break;
    default:
      noteArrival(instance, event);
  }
}

/** An answer closes what it answers as soon as it arrives, so a second answer finds nothing open. */
export function noteArrival(instance: Instance, event: HistoryEvent): void {
  const answered = answers(event);
  if (answered !== undefined) instance.seen.open.delete(answered);
}

/** The event that started this generation, committed or still waiting in the inbox. */
export function startOf(instance: Instance): ExecutionStarted | undefined {
  if (instance.seen.start) return instance.seen.start;
  return instance.inbox.find((event) => event.type === "ExecutionStarted");
}

/** The runtime status a client sees. */
export function statusOf(instance: Instance): Status {
  const { end, start, suspended } = instance.seen;
  if (end) return end.status;
  if (!start && instance.generation === 0) return "PENDING";
  return suspended ? "SUSPENDED" : "RUNNING";
}

export function isEnded(instance: Instance): boolean {
  return instance.seen.end !== undefined;
}
