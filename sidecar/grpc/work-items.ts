import { create, toBinary } from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import type { HistoryEvent } from "../engine/history.ts";
import type { Turn } from "../engine/turn.ts";
import type { ActivityItem } from "../hub/dispatcher.ts";
import { TraceContextSchema } from "../protocol/gen/task_hub_pb.js";
import { encodeEvent, tag, writePayload } from "./event-bytes.ts";

// WorkItem, WorkflowRequest and ActivityRequest are put together by hand, as is WorkflowInstance.
const WORKFLOW_REQUEST = tag(1);
const ACTIVITY_REQUEST = tag(2);
const PAST_EVENT = tag(3);
const NEW_EVENT = tag(4);

/**
 * A turn as a WorkItem. Every turn sends the whole history again, so events are
 * joined as the bytes they were encoded to once, instead of encoding all of them.
 */
export function encodeTurn({ instanceId, executionId, past, started, batch }: Turn): Uint8Array {
  const head = new BinaryWriter().uint32(tag(1)).string(instanceId);
  writePayload(head, 2, executionId);
  const parts: Uint8Array[] = [head.finish()];
  for (const event of past) parts.push(framed(PAST_EVENT, event));
  for (const event of [started, ...batch]) parts.push(framed(NEW_EVENT, event));
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const frame = new BinaryWriter().uint32(WORKFLOW_REQUEST).uint32(length).finish();
  return Buffer.concat([frame, ...parts], frame.length + length);
}

/** An event that is past is past in every later turn, so its frame is kept, too. */
const pastFrames = new WeakMap<HistoryEvent, Uint8Array>();

function framed(field: number, event: HistoryEvent): Uint8Array {
  const known = field === PAST_EVENT ? pastFrames.get(event) : undefined;
  if (known) return known;
  const bytes = new BinaryWriter().uint32(field).bytes(encodeEvent(event)).finish();
  if (field === PAST_EVENT) pastFrames.set(event, bytes);
  return bytes;
}

export function encodeActivity({ instanceId, executionId, task }: ActivityItem): Uint8Array {
  const { name, version, input, trace, taskExecutionId } = task;
  const writer = new BinaryWriter().uint32(ACTIVITY_REQUEST).fork();
  writer.uint32(tag(1)).string(name);
  writePayload(writer, 2, version);
  writePayload(writer, 3, input);
  writer.uint32(tag(4)).fork().uint32(tag(1)).string(instanceId);
  writePayload(writer, 2, executionId);
  writer.join();
  writer.uint32(tag(5, WireType.Varint)).int32(task.id);
  if (trace) {
    const message = create(TraceContextSchema, trace);
    writer.uint32(tag(6)).bytes(toBinary(TraceContextSchema, message));
  }
  if (taskExecutionId) writer.uint32(tag(7)).string(taskExecutionId);
  return writer.join().finish();
}
