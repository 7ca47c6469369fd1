import { create } from "@bufbuild/protobuf";
import type { Timestamp } from "@bufbuild/protobuf/wkt";
import { Client, credentials, type MethodDefinition } from "@grpc/grpc-js";
import type { HistoryEvent } from "../../sidecar/engine/history.ts";
import { definition, type Reply } from "../../sidecar/grpc/definition.ts";
import { fromFailure, toStatus } from "../../sidecar/grpc/events.ts";
import { fromTimestamp } from "../../sidecar/grpc/time.ts";
import {
  GetInstanceHistoryRequestSchema,
  type FailureDetails,
  type HistoryEvent as EventMessage,
  type WorkflowStatus,
} from "../../sidecar/protocol/gen/task_hub_pb.js";

const method = definition["getInstanceHistory"] as MethodDefinition<unknown, unknown>;

/**
 * Reads histories from any sidecar, real Dapr's included, with the call that both have.
 * @param port gRPC port on this machine
 */
export class RemoteHistory {
  readonly #client: Client;

  constructor(port: number) {
    this.#client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  }

  /** @throws the sidecar's gRPC error when it has no such instance */
  async read(instanceId: string): Promise<HistoryEvent[]> {
    const { path, requestSerialize, responseDeserialize } = method;
    const request = create(GetInstanceHistoryRequestSchema, { instanceId });
    const { events } = await new Promise<Reply<"getInstanceHistory">>((resolve, reject) => {
      this.#client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        (error, reply) => (error ? reject(error) : resolve(reply as Reply<"getInstanceHistory">)),
      );
    });
    return events.flatMap((event) => fromMessage(event) ?? []);
  }

  close(): void {
    this.#client.close();
  }
}

/** What the kinds of events hold; the names are the same wherever they mean the same. */
type Fields = Partial<{
  version: unknown;
  name: string;
  input: string;
  result: string;
  instanceId: string;
  recurse: boolean;
  taskScheduledId: number;
  timerId: number;
  fireAt: Timestamp;
  workflowStatus: WorkflowStatus;
  failureDetails: FailureDetails;
  workflowInstance: { instanceId: string; executionId?: string };
}>;

/** An event without what no story needs: traces, versions, tags, parents. */
function fromMessage({ eventId: id, timestamp, event }: EventMessage): HistoryEvent | undefined {
  if (!event.case || !timestamp) return undefined;
  const fields: Fields = event.value;
  const { name, input, result, recurse, fireAt, workflowStatus, workflowInstance } = fields;
  return {
    type: event.case.charAt(0).toUpperCase() + event.case.slice(1),
    id,
    at: fromTimestamp(timestamp),
    name,
    input,
    result,
    recurse,
    taskId: fields.taskScheduledId ?? fields.timerId,
    fireAt: fireAt && fromTimestamp(fireAt),
    status: workflowStatus && toStatus(workflowStatus),
    failure: fromFailure(fields.failureDetails),
    instanceId: fields.instanceId ?? workflowInstance?.instanceId,
    executionId: workflowInstance?.executionId,
  } as HistoryEvent;
}
