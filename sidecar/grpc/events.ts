import { create } from "@bufbuild/protobuf";
import type { MessageInitShape } from "@bufbuild/protobuf";
import type {
  Failure,
  HistoryEvent,
  Parent,
  TerminalStatus,
  TimerCreated,
  TimerOrigin,
  TraceContext,
} from "../engine/history.ts";
import * as pb from "../protocol/gen/task_hub_pb.js";
import { fromTimestamp, toTimestamp } from "./time.ts";

type EventInit = NonNullable<MessageInitShape<typeof pb.HistoryEventSchema>["event"]>;

export function toEventMessage(event: HistoryEvent): pb.HistoryEvent {
  return create(pb.HistoryEventSchema, {
    eventId: event.id,
    timestamp: toTimestamp(event.at),
    event: toCase(event),
  });
}

function toCase(event: HistoryEvent): EventInit {
  switch (event.type) {
    case "WorkflowStarted":
      return { case: "workflowStarted", value: { version: event.version } };
    case "ExecutionStarted":
      return {
        case: "executionStarted",
        value: {
          name: event.name,
          version: event.version,
          input: event.input,
          workflowInstance: { instanceId: event.instanceId, executionId: event.executionId },
          parentInstance: event.parent && toParent(event.parent),
          scheduledStartTimestamp: event.scheduledStart
            ? toTimestamp(event.scheduledStart)
            : undefined,
          parentTraceContext: event.trace,
          tags: event.tags,
        },
      };
    case "ExecutionCompleted":
      return {
        case: "executionCompleted",
        value: {
          workflowStatus: pb.WorkflowStatus[event.status],
          result: event.result,
          failureDetails: toFailure(event.failure),
        },
      };
    case "ExecutionTerminated":
      return { case: "executionTerminated", value: { input: event.input, recurse: event.recurse } };
    case "TaskScheduled": {
      const { name, version, input, trace: parentTraceContext, taskExecutionId } = event;
      return {
        case: "taskScheduled",
        value: { name, version, input, parentTraceContext, taskExecutionId },
      };
    }
    case "TaskCompleted": {
      const { taskId: taskScheduledId, result, taskExecutionId } = event;
      return { case: "taskCompleted", value: { taskScheduledId, result, taskExecutionId } };
    }
    case "TaskFailed": {
      const { taskId: taskScheduledId, taskExecutionId } = event;
      const failureDetails = toFailure(event.failure);
      return { case: "taskFailed", value: { taskScheduledId, failureDetails, taskExecutionId } };
    }
    case "ChildCreated": {
      const { instanceId, name, version, input, trace: parentTraceContext, retryOf } = event;
      const retryParent = retryOf === undefined ? undefined : { instanceId: retryOf };
      return {
        case: "childCreated",
        value: { instanceId, name, version, input, parentTraceContext, retryParent },
      };
    }
    case "ChildCompleted":
      return {
        case: "childCompleted",
        value: { taskScheduledId: event.taskId, result: event.result },
      };
    case "ChildFailed":
      return {
        case: "childFailed",
        value: { taskScheduledId: event.taskId, failureDetails: toFailure(event.failure) },
      };
    case "TimerCreated":
      return {
        case: "timerCreated",
        value: {
          fireAt: toTimestamp(event.fireAt),
          name: event.name,
          origin: event.origin && toOrigin(event.origin),
        },
      };
    case "TimerFired":
      return {
        case: "timerFired",
        value: { fireAt: toTimestamp(event.fireAt), timerId: event.taskId },
      };
    case "EventRaised":
      return { case: "eventRaised", value: { name: event.name, input: event.input } };
    case "EventSent": {
      const { instanceId, name, input } = event;
      return { case: "eventSent", value: { instanceId, name, input } };
    }
    case "ExecutionSuspended":
      return { case: "executionSuspended", value: { input: event.input } };
    case "ExecutionResumed":
      return { case: "executionResumed", value: { input: event.input } };
  }
}

function toParent(parent: Parent): MessageInitShape<typeof pb.ParentInstanceSchema> {
  const { taskId: taskScheduledId, name, version, instanceId, executionId } = parent;
  return { taskScheduledId, name, version, workflowInstance: { instanceId, executionId } };
}

type OriginInit = NonNullable<MessageInitShape<typeof pb.TimerCreatedSchema>["origin"]>;

function toOrigin(origin: TimerOrigin): OriginInit {
  switch (origin.kind) {
    case "timer":
      return { case: "createTimer", value: {} };
    case "externalEvent":
      return { case: "externalEvent", value: { name: origin.name } };
    case "activityRetry":
      return { case: "activityRetry", value: { taskExecutionId: origin.taskExecutionId } };
    case "childWorkflowRetry":
      return { case: "childRetry", value: { instanceId: origin.instanceId } };
  }
}

export function toFailure(failure: Failure | undefined): pb.FailureDetails | undefined {
  if (!failure) return undefined;
  const { errorType, errorMessage, stackTrace, inner, nonRetriable } = failure;
  return create(pb.FailureDetailsSchema, {
    errorType,
    errorMessage,
    stackTrace,
    innerFailure: toFailure(inner),
    isNonRetriable: nonRetriable,
  });
}

/** So many causes of causes are kept; more would be too deep for whoever reads them. */
const DEEPEST = 50;

export function fromFailure(
  failure: pb.FailureDetails | undefined,
  depth = 0,
): Failure | undefined {
  if (!failure || depth > DEEPEST) return undefined;
  const { errorType, errorMessage, stackTrace, innerFailure, isNonRetriable } = failure;
  const inner = fromFailure(innerFailure, depth + 1);
  return { errorType, errorMessage, stackTrace, inner, nonRetriable: isNonRetriable || undefined };
}

export function fromTrace(trace: pb.TraceContext | undefined): TraceContext | undefined {
  if (!trace) return undefined;
  const { traceParent, spanId, traceState } = trace;
  return { traceParent, spanId: spanId || undefined, traceState };
}

export function fromOrigin(
  origin: pb.TimerCreated["origin"] | pb.CreateTimer["origin"],
): TimerCreated["origin"] {
  switch (origin.case) {
    case "createTimer":
      return { kind: "timer" };
    case "externalEvent":
      return { kind: "externalEvent", name: origin.value.name };
    case "activityRetry":
      return { kind: "activityRetry", taskExecutionId: origin.value.taskExecutionId };
    case "childRetry":
      return { kind: "childWorkflowRetry", instanceId: origin.value.instanceId };
    default:
      return undefined;
  }
}

/**
 * A worker sends events only as carry-over of a continue-as-new: raised events it
 * has not used. Any other kind is left out, as nothing could come of it.
 */
export function fromCarryover(message: pb.HistoryEvent): HistoryEvent[] {
  if (message.event.case !== "eventRaised" || !message.timestamp) return [];
  const { name, input } = message.event.value;
  const at = fromTimestamp(message.timestamp);
  return [{ id: message.eventId, at, type: "EventRaised", name, input }];
}

export function toStatus(status: pb.WorkflowStatus): TerminalStatus | undefined {
  switch (status) {
    case pb.WorkflowStatus.COMPLETED:
      return "COMPLETED";
    case pb.WorkflowStatus.FAILED:
      return "FAILED";
    case pb.WorkflowStatus.CANCELED:
      return "CANCELED";
    case pb.WorkflowStatus.TERMINATED:
      return "TERMINATED";
    default:
      return undefined;
  }
}
