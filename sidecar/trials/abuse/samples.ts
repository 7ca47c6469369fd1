import { create, toBinary, type MessageInitShape } from "@bufbuild/protobuf";
import { EmptySchema, StringValueSchema, timestampFromMs } from "@bufbuild/protobuf/wkt";
import * as pb from "../../protocol/gen/task_hub_pb.js";
import { SERVICE, type RawClient } from "./raw.ts";

export type Actions = MessageInitShape<typeof pb.WorkflowActionSchema>[];

/** A worker's answer to a turn of `instanceId`. */
export function answer(instanceId: string, actions: Actions): pb.WorkflowResponse {
  return create(pb.WorkflowResponseSchema, { instanceId, actions });
}

const text = (value: string) => create(StringValueSchema, { value }).value;

/** One message of every kind that has fields, for each RPC by its name. */
export function samples(id: string) {
  const at = timestampFromMs(Date.UTC(2026, 0, 1));
  const input = text("{}");
  const failureDetails = { errorType: "E", errorMessage: "m", innerFailure: { errorType: "I" } };
  const turn = answer(id, [
    { id: 1, action: { case: "scheduleTask", value: { name: "a", input } } },
    { id: 2, action: { case: "createTimer", value: { fireAt: at } } },
    { id: 3, action: { case: "createChild", value: { instanceId: "c", name: "b", input } } },
    { id: 4, action: { case: "sendEvent", value: { instance: { instanceId: "c" }, name: "e" } } },
    {
      id: 5,
      action: {
        case: "completeWorkflow",
        value: { workflowStatus: pb.WorkflowStatus.FAILED, failureDetails, result: input },
      },
    },
  ]);
  const instance = create(pb.GetInstanceRequestSchema, {
    instanceId: id,
    getInputsAndOutputs: true,
  });
  return {
    Hello: [EmptySchema, create(EmptySchema)],
    StartInstance: [
      pb.CreateInstanceRequestSchema,
      create(pb.CreateInstanceRequestSchema, {
        instanceId: id,
        name: "approval",
        input,
        scheduledStartTimestamp: at,
        tags: { color: "blue" },
      }),
    ],
    GetInstance: [pb.GetInstanceRequestSchema, instance],
    WaitForInstanceStart: [pb.GetInstanceRequestSchema, instance],
    WaitForInstanceCompletion: [pb.GetInstanceRequestSchema, instance],
    RaiseEvent: [
      pb.RaiseEventRequestSchema,
      create(pb.RaiseEventRequestSchema, { instanceId: id, name: "e", input }),
    ],
    TerminateInstance: [
      pb.TerminateRequestSchema,
      create(pb.TerminateRequestSchema, { instanceId: id, output: input, recursive: true }),
    ],
    SuspendInstance: [
      pb.SuspendRequestSchema,
      create(pb.SuspendRequestSchema, { instanceId: id, reason: input }),
    ],
    ResumeInstance: [
      pb.ResumeRequestSchema,
      create(pb.ResumeRequestSchema, { instanceId: id, reason: input }),
    ],
    PurgeInstances: [
      pb.PurgeInstancesRequestSchema,
      create(pb.PurgeInstancesRequestSchema, {
        request: { case: "filter", value: { createdTimeFrom: at, runtimeStatus: [1, 2, 3] } },
      }),
    ],
    ListInstanceIDs: [
      pb.ListInstanceIdsRequestSchema,
      create(pb.ListInstanceIdsRequestSchema, { continuationToken: "a", pageSize: 2 }),
    ],
    GetInstanceHistory: [
      pb.GetInstanceHistoryRequestSchema,
      create(pb.GetInstanceHistoryRequestSchema, { instanceId: id }),
    ],
    CompleteActivityTask: [
      pb.ActivityResponseSchema,
      create(pb.ActivityResponseSchema, { instanceId: id, taskId: 1, failureDetails }),
    ],
    CompleteOrchestratorTask: [pb.WorkflowResponseSchema, turn],
    CompleteWorkflowTask: [pb.WorkflowResponseSchema, turn],
  } as const;
}

/** Asks for a new instance. */
export function start(client: RawClient, instanceId: string, name = "approval") {
  const request = create(pb.CreateInstanceRequestSchema, { instanceId, name });
  const bytes = toBinary(pb.CreateInstanceRequestSchema, request);
  return client.call(`${SERVICE}/StartInstance`, bytes);
}
