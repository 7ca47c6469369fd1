import { toBinary } from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import type { HistoryEvent, Payload, Time } from "../engine/history.ts";
import { HistoryEventSchema } from "../protocol/gen/task_hub_pb.js";
import { toEventMessage } from "./events.ts";
import { toTimestamp } from "./time.ts";

const encoded = new WeakMap<HistoryEvent, Uint8Array>();

/** An event as protobuf bytes. Events never change, so each is encoded once. */
export function encodeEvent(event: HistoryEvent): Uint8Array {
  const known = encoded.get(event);
  if (known) return known;
  const bytes = writeCommon(event) ?? toBinary(HistoryEventSchema, toEventMessage(event));
  encoded.set(event, bytes);
  return bytes;
}

/**
 * The three kinds that every activity adds are written field by field: building the generated
 * messages first takes several times as long, and a busy sidecar does little else.
 * @returns nothing for other events, and for fields that only newer SDKs set
 */
function writeCommon(event: HistoryEvent): Uint8Array | undefined {
  const writer = new BinaryWriter();
  writeNumber(writer, 1, event.id);
  writeTime(writer, 2, event.at);
  switch (event.type) {
    case "WorkflowStarted":
      if (event.version) return undefined;
      writer.uint32(tag(14)).uint32(0);
      break;
    case "TaskScheduled": {
      const { name, version, input, trace, taskExecutionId } = event;
      if (version !== undefined || trace || taskExecutionId) return undefined;
      writer.uint32(tag(6)).fork().uint32(tag(1)).string(name);
      writePayload(writer, 3, input);
      writer.join();
      break;
    }
    case "TaskCompleted":
      if (event.taskExecutionId) return undefined;
      writer.uint32(tag(7)).fork();
      writeNumber(writer, 1, event.taskId);
      writePayload(writer, 2, event.result);
      writer.join();
      break;
    default:
      return undefined;
  }
  return writer.finish();
}

/** A `google.protobuf.StringValue`: absent and empty are different. */
export function writePayload(writer: BinaryWriter, field: number, value?: Payload): void {
  if (value === undefined) return;
  writer.uint32(tag(field)).fork();
  if (value !== "") writer.uint32(tag(1)).string(value);
  writer.join();
}

function writeTime(writer: BinaryWriter, field: number, time: Time): void {
  const { seconds, nanos } = toTimestamp(time);
  writer.uint32(tag(field)).fork();
  if (seconds !== 0n) writer.uint32(tag(1, WireType.Varint)).int64(seconds);
  writeNumber(writer, 2, nanos);
  writer.join();
}

/** Zero is what an absent number means. */
function writeNumber(writer: BinaryWriter, field: number, value: number): void {
  if (value !== 0) writer.uint32(tag(field, WireType.Varint)).int32(value);
}

/** What stands before a field's value on the wire. */
export function tag(field: number, type: WireType = WireType.LengthDelimited): number {
  return (field << 3) | type;
}
