/**
 * The events a workflow's history is made of. They mirror the messages of Dapr's
 * durabletask-protobuf (`history_events.proto`) as plain JSON, so that a journal,
 * a browser and a person can read them.
 */

/** ISO 8601 in UTC; times made here have milliseconds, a worker's may have more digits. */
export type Time = string;

/** A value on the wire: JSON text. Absent and `""` are different. */
export type Payload = string;

export type TerminalStatus = "COMPLETED" | "FAILED" | "CANCELED" | "TERMINATED";

export type Status = TerminalStatus | "PENDING" | "RUNNING" | "SUSPENDED";

export interface Failure {
  errorType: string;
  errorMessage: string;
  stackTrace?: string;
  inner?: Failure;
  nonRetriable?: boolean;
}

export interface TraceContext {
  traceParent: string;
  spanId?: string;
  traceState?: string;
}

export interface Parent {
  /** Id of the event in the parent's history that created this child. */
  taskId: number;
  name?: string;
  version?: string;
  instanceId: string;
  executionId?: string;
}

/** Why a worker asked for a timer; only newer SDKs say. */
export type TimerOrigin =
  | { kind: "timer" }
  | { kind: "externalEvent"; name: string }
  | { kind: "activityRetry"; taskExecutionId: string }
  | { kind: "childWorkflowRetry"; instanceId: string };

interface Stamp {
  /** The action's id on events that confirm an action, −1 on all others. */
  id: number;
  at: Time;
}

export interface WorkflowStarted extends Stamp {
  type: "WorkflowStarted";
  version?: { patches: string[]; name?: string };
}

export interface ExecutionStarted extends Stamp {
  type: "ExecutionStarted";
  name: string;
  version?: string;
  input?: Payload;
  instanceId: string;
  executionId: string;
  parent?: Parent;
  scheduledStart?: Time;
  trace?: TraceContext;
  tags?: Record<string, string>;
}

export interface ExecutionCompleted extends Stamp {
  type: "ExecutionCompleted";
  status: TerminalStatus;
  result?: Payload;
  failure?: Failure;
}

export interface ExecutionTerminated extends Stamp {
  type: "ExecutionTerminated";
  input?: Payload;
  recurse: boolean;
}

export interface TaskScheduled extends Stamp {
  type: "TaskScheduled";
  name: string;
  version?: string;
  input?: Payload;
  taskExecutionId?: string;
  trace?: TraceContext;
}

export interface TaskCompleted extends Stamp {
  type: "TaskCompleted";
  taskId: number;
  result?: Payload;
  taskExecutionId?: string;
}

export interface TaskFailed extends Stamp {
  type: "TaskFailed";
  taskId: number;
  failure?: Failure;
  taskExecutionId?: string;
}

export interface ChildCreated extends Stamp {
  type: "ChildCreated";
  instanceId: string;
  name: string;
  version?: string;
  input?: Payload;
  trace?: TraceContext;
  /** Set by newer SDKs when this child is a retry of another. */
  retryOf?: string;
}

export interface ChildCompleted extends Stamp {
  type: "ChildCompleted";
  taskId: number;
  result?: Payload;
}

export interface ChildFailed extends Stamp {
  type: "ChildFailed";
  taskId: number;
  failure?: Failure;
}

export interface TimerCreated extends Stamp {
  type: "TimerCreated";
  fireAt: Time;
  name?: string;
  origin?: TimerOrigin;
}

export interface TimerFired extends Stamp {
  type: "TimerFired";
  taskId: number;
  fireAt: Time;
}

export interface EventRaised extends Stamp {
  type: "EventRaised";
  name: string;
  input?: Payload;
}

export interface EventSent extends Stamp {
  type: "EventSent";
  instanceId: string;
  name: string;
  input?: Payload;
}

export interface ExecutionSuspended extends Stamp {
  type: "ExecutionSuspended";
  input?: Payload;
}

export interface ExecutionResumed extends Stamp {
  type: "ExecutionResumed";
  input?: Payload;
}

export type HistoryEvent =
  | WorkflowStarted
  | ExecutionStarted
  | ExecutionCompleted
  | ExecutionTerminated
  | TaskScheduled
  | TaskCompleted
  | TaskFailed
  | ChildCreated
  | ChildCompleted
  | ChildFailed
  | TimerCreated
  | TimerFired
  | EventRaised
  | EventSent
  | ExecutionSuspended
  | ExecutionResumed;

/** Events that open something which a later event must answer. */
export type Opening = TaskScheduled | TimerCreated | ChildCreated;

/** The id an event answers, or `undefined` when it answers nothing. */
export function answers(event: HistoryEvent): number | undefined {
  switch (event.type) {
    case "TaskCompleted":
    case "TaskFailed":
    case "ChildCompleted":
    case "ChildFailed":
    case "TimerFired":
      return event.taskId;
    default:
      return undefined;
  }
}
