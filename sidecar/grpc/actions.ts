import type { Action, TurnResult } from "../engine/action.ts";
import type * as pb from "../protocol/gen/task_hub_pb.js";
import { WorkflowStatus } from "../protocol/gen/task_hub_pb.js";
import { fromCarryover, fromFailure, fromOrigin, fromTrace, toStatus } from "./events.ts";
import { fromTimestamp, ImpossibleTime } from "./time.ts";

/** A worker's answer to a turn, in the engine's terms. */
export function fromResponse(response: pb.WorkflowResponse): TurnResult {
  const { actions, customStatus, version } = response;
  return {
    actions: actions.map(fromPossible),
    // The SDK always sends a custom status and means "none" by an empty one.
    customStatus: customStatus || undefined,
    version: version && { patches: version.patches, name: version.name },
  };
}

/** What cannot be carried out fails the workflow; a refused answer would leave it waiting for ever. */
function fromPossible(action: pb.WorkflowAction): Action {
  try {
    return fromAction(action);
  } catch (error) {
    if (!(error instanceof ImpossibleTime)) throw error;
    return { id: action.id, type: "unknown", what: `the time ${error.time}` };
  }
}

function fromAction({ id, action }: pb.WorkflowAction): Action {
  switch (action.case) {
    case "scheduleTask": {
      const { name, version, input, taskExecutionId } = action.value;
      return { id, type: "scheduleTask", name, version, input, taskExecutionId };
    }
    case "createChild": {
      const { instanceId, name, version, input, retryParent } = action.value;
      const retryOf = retryParent?.instanceId;
      return { id, type: "createChild", instanceId, name, version, input, retryOf };
    }
    case "createTimer": {
      const { fireAt, name, origin } = action.value;
      if (!fireAt) return { id, type: "unknown", what: "a timer without a time" };
      const time = fromTimestamp(fireAt);
      return { id, type: "createTimer", fireAt: time, name, origin: fromOrigin(origin) };
    }
    case "sendEvent": {
      const { instance, name, data } = action.value;
      return { id, type: "sendEvent", instanceId: instance?.instanceId ?? "", name, input: data };
    }
    case "terminateWorkflow":
      return { id, type: "terminate", ...action.value };
    case "createDetached": {
      const { instanceId, name, version, input, executionId, tags } = action.value;
      const { scheduledStartTimestamp: start, parentTraceContext } = action.value;
      return {
        id,
        type: "createDetached",
        instanceId,
        name,
        version,
        input,
        executionId,
        tags,
        scheduledStart: start && fromTimestamp(start),
        trace: fromTrace(parentTraceContext),
      };
    }
    case "completeWorkflow":
      return fromCompletion(id, action.value);
    default:
      return { id, type: "unknown", what: action.case ?? "an action of a newer protocol" };
  }
}

function fromCompletion(id: number, complete: pb.CompleteWorkflow): Action {
  const { workflowStatus, result, carryoverEvents, failureDetails } = complete;
  if (workflowStatus === WorkflowStatus.CONTINUED_AS_NEW) {
    const carryover = carryoverEvents.flatMap(fromCarryover);
    return { id, type: "continueAsNew", input: result, carryover };
  }
  const status = toStatus(workflowStatus);
  if (!status) return { id, type: "unknown", what: `completion with status ${workflowStatus}` };
  return { id, type: "complete", status, result, failure: fromFailure(failureDetails) };
}
