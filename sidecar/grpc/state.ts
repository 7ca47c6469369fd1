import { create } from "@bufbuild/protobuf";
import { isEnded, statusOf, type Instance } from "../engine/instance.ts";
import * as pb from "../protocol/gen/task_hub_pb.js";
import { toFailure } from "./events.ts";
import { toTimestamp } from "./time.ts";

/** Go's zero time, which daprd gives as the creation time of an instance that has not started. */
const NEVER = "0001-01-01T00:00:00.000Z";

/**
 * What a client sees of an instance; payloads only when it asked for them. As in daprd,
 * an instance that has not started shows neither its name nor its input.
 */
export function toState(instance: Instance, withPayloads: boolean): pb.GetInstanceResponse {
  const { end, start } = instance.seen;
  const last = instance.history.at(-1);
  const state = create(pb.WorkflowStateSchema, {
    instanceId: instance.id,
    name: start?.name,
    version: start?.version,
    workflowStatus: pb.WorkflowStatus[statusOf(instance)],
    scheduledStartTimestamp: start?.scheduledStart ? toTimestamp(start.scheduledStart) : undefined,
    createdTimestamp: toTimestamp(start?.at ?? NEVER),
    lastUpdatedTimestamp: toTimestamp(last?.at ?? NEVER),
    executionId: instance.executionId,
    parentInstanceId: start?.parent?.instanceId,
    tags: start?.tags,
  });
  if (end && isEnded(instance)) state.completedTimestamp = toTimestamp(end.at);
  if (withPayloads) {
    state.input = start?.input;
    state.output = end?.result;
    state.customStatus = instance.customStatus;
    state.failureDetails = toFailure(end?.failure);
  }
  return create(pb.GetInstanceResponseSchema, { exists: true, workflowState: state });
}
