import { Client, credentials } from "@grpc/grpc-js";
import proto from "@dapr/dapr/workflow/internal/durabletask/proto/orchestrator_service_pb.js";

/**
 * One event of an instance's history as plain JSON: what it is, its id, when it
 * happened, and its fields under the names that the SDK's own decoder gives them.
 */
export interface RecordedEvent {
  type: string;
  id: number;
  timestamp: unknown;
  [field: string]: unknown;
}

// Event types by their field number in the message HistoryEvent, in the SDK's spelling.
const types: Record<number, string> = {
  3: "ExecutionStarted",
  4: "ExecutionCompleted",
  5: "ExecutionTerminated",
  6: "TaskScheduled",
  7: "TaskCompleted",
  8: "TaskFailed",
  9: "SubOrchestrationInstanceCreated",
  10: "SubOrchestrationInstanceCompleted",
  11: "SubOrchestrationInstanceFailed",
  12: "TimerCreated",
  13: "TimerFired",
  14: "OrchestratorStarted",
  15: "OrchestratorCompleted",
  16: "EventSent",
  17: "EventRaised",
  18: "GenericEvent",
  19: "HistoryState",
  20: "ContinueAsNew",
  21: "ExecutionSuspended",
  22: "ExecutionResumed",
};

/**
 * Reads the history of instance `id` from the engine on `port`, over the RPC both serve.
 * The SDK's decoder reads the events, so that no engine judges its own encoding.
 * Rejects with the engine's gRPC error when the instance is unknown.
 */
export async function readHistory(port: number, id: string): Promise<RecordedEvent[]> {
  const request = new proto.GetInstanceRequest();
  request.setInstanceid(id);
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), {
    "grpc.max_receive_message_length": -1,
  });
  try {
    const reply = await new Promise<Buffer>((resolve, reject) => {
      client.makeUnaryRequest(
        "/TaskHubSidecarService/GetInstanceHistory",
        (message: Buffer) => message,
        (message: Buffer) => message,
        // GetInstanceHistoryRequest has the instance id in field 1, as GetInstanceRequest has.
        Buffer.from(request.serializeBinary()),
        (error, bytes) => (error ? reject(error) : resolve(bytes ?? Buffer.alloc(0))),
      );
    });
    return [...repeated(reply)].map(decode);
  } finally {
    client.close();
  }
}

/** The messages in a reply that has nothing but one repeated message in field 1. */
function* repeated(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length;) {
    if (bytes[at] !== 0x0a)
      throw new Error(`Unexpected field tag ${bytes[at]} in a history reply.`);
    at += 1;
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error("A history reply ends within a length.");
      length += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    yield bytes.subarray(at, at + length);
    at += length;
  }
}

function decode(bytes: Buffer): RecordedEvent {
  const event = proto.HistoryEvent.deserializeBinary(bytes);
  const type = types[event.getEventtypeCase()] ?? "Unknown";
  const { eventid, timestamp, ...oneof } = event.toObject();
  const fields = (oneof as Record<string, unknown>)[type.toLowerCase()];
  return { type, id: eventid, timestamp, ...(plain(fields) as object) };
}

/** Drops what is absent and takes string values out of their wrapper. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  if (entries.length === 1 && entries[0]?.[0] === "value") return entries[0][1];
  return Object.fromEntries(entries.map(([key, field]) => [key, plain(field)]));
}
