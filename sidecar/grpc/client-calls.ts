import { create } from "@bufbuild/protobuf";
import { EmptySchema, type Empty } from "@bufbuild/protobuf/wkt";
import type { Instance } from "../engine/instance.ts";
import type { Hub } from "../hub/hub.ts";
import * as requests from "../hub/requests.ts";
import * as pb from "../protocol/gen/task_hub_pb.js";
import type { Reply, Request } from "./definition.ts";
import { fromTrace, toEventMessage } from "./events.ts";
import { toState } from "./state.ts";
import { fromTimestamp } from "./time.ts";

const DEFAULT_PAGE = 1024;

/** The calls a workflow client makes. Each resolves to the reply or throws; see `status.ts`. */
export function clientCalls(hub: Hub) {
  const empty = (): Empty => create(EmptySchema);

  async function waitFor(
    { instanceId, getInputsAndOutputs }: pb.GetInstanceRequest,
    condition: (instance: Instance) => boolean,
    signal: AbortSignal,
  ): Promise<pb.GetInstanceResponse> {
    const look = (instance: Instance) => toState(instance, getInputsAndOutputs);
    return hub.waitFor(instanceId, condition, look, signal);
  }

  return {
    async startInstance(request: Request<"startInstance">, signal: AbortSignal) {
      const { scheduledStartTimestamp: start, parentTraceContext, executionId } = request;
      // As in daprd, the version that a client may name does not get into the history.
      const instanceId = await requests.startInstance(
        hub,
        {
          instanceId: request.instanceId,
          name: request.name,
          input: request.input,
          scheduledStart: start && fromTimestamp(start),
          executionId,
          tags: Object.keys(request.tags).length > 0 ? request.tags : undefined,
          trace: fromTrace(parentTraceContext),
        },
        "started",
        signal,
      );
      return create(pb.CreateInstanceResponseSchema, { instanceId });
    },

    getInstance: ({ instanceId, getInputsAndOutputs }: Request<"getInstance">) =>
      hub.read((instances) => {
        const instance = instances.get(instanceId);
        return instance
          ? toState(instance, getInputsAndOutputs)
          : create(pb.GetInstanceResponseSchema, { exists: false });
      }),

    waitForInstanceStart: (request: Request<"waitForInstanceStart">, signal: AbortSignal) =>
      waitFor(request, requests.hasStarted, signal),

    waitForInstanceCompletion: (
      request: Request<"waitForInstanceCompletion">,
      signal: AbortSignal,
    ) => waitFor(request, requests.hasEnded, signal),

    async raiseEvent({ instanceId, name, input }: Request<"raiseEvent">) {
      await requests.raiseEvent(hub, instanceId, name, input);
      return empty();
    },

    async terminateInstance(request: Request<"terminateInstance">, signal: AbortSignal) {
      const { instanceId, output, recursive } = request;
      await requests.terminate(hub, instanceId, recursive, output);
      await hub.waitFor(instanceId, requests.hasEnded, requests.noLook, signal);
      return empty();
    },

    async suspendInstance({ instanceId, reason }: Request<"suspendInstance">, signal: AbortSignal) {
      await requests.suspend(hub, instanceId, reason);
      await hub.waitFor(instanceId, requests.isSuspendedOrEnded, requests.noLook, signal);
      return empty();
    },

    async resumeInstance({ instanceId, reason }: Request<"resumeInstance">, signal: AbortSignal) {
      await requests.resume(hub, instanceId, reason);
      await hub.waitFor(instanceId, requests.isRunningOrEnded, requests.noLook, signal);
      return empty();
    },

    async purgeInstances({ request, recursive }: Request<"purgeInstances">) {
      const deletedInstanceCount =
        request.case === "filter"
          ? await purgeMatching(hub, request.value, recursive)
          : await requests.purgeInstance(hub, request.value ?? "", recursive);
      return create(pb.PurgeInstancesResponseSchema, { deletedInstanceCount, isComplete: true });
    },

    listInstanceIDs({
      continuationToken = "",
      pageSize = DEFAULT_PAGE,
    }: Request<"listInstanceIDs">) {
      return hub.read((instances): Reply<"listInstanceIDs"> => {
        const ids = [...instances.keys()].filter((id) => id > continuationToken).sort();
        const page = ids.slice(0, pageSize || DEFAULT_PAGE);
        const more = ids.length > page.length ? page.at(-1) : undefined;
        return create(pb.ListInstanceIdsResponseSchema, {
          instanceIds: page,
          continuationToken: more,
        });
      });
    },

    async getInstanceHistory({ instanceId }: Request<"getInstanceHistory">) {
      const events = await hub.read((instances) =>
        instances.get(instanceId)?.history.map(toEventMessage),
      );
      if (!events) throw new requests.Refused("unknown", instanceId);
      return create(pb.GetInstanceHistoryResponseSchema, { events });
    },
  };
}

/** daprd refuses this one; newer SDKs offer it. */
async function purgeMatching(
  hub: Hub,
  filter: pb.PurgeFilter,
  recursive: boolean,
): Promise<number> {
  const { createdTimeFrom, createdTimeTo, runtimeStatus } = filter;
  const from = createdTimeFrom && fromTimestamp(createdTimeFrom);
  const to = createdTimeTo && fromTimestamp(createdTimeTo);
  const matching = [...hub.instances.values()].filter((instance) => {
    const { end, start } = instance.seen;
    if (!end || !start) return false;
    const status = pb.WorkflowStatus[end.status];
    return (
      (!from || start.at >= from) &&
      (!to || start.at <= to) &&
      (runtimeStatus.length === 0 || runtimeStatus.includes(status))
    );
  });
  const counts = matching.map(async ({ id }) =>
    hub.instances.has(id) ? requests.purgeInstance(hub, id, recursive) : 0,
  );
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}
