import { create, toBinary } from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import type { HistoryEvent } from "../engine/history.ts";
import type { Turn } from "../engine/turn.ts";
import type { ActivityItem } from "../hub/dispatcher.ts";
import { WorkItemSchema } from "../protocol/gen/task_hub_pb.js";
import { encodeEvent } from "./events.ts";

/** Field numbers of WorkItem and WorkflowRequest, which are put together by hand. */
const WORKFLOW_REQUEST = 1;
const FIELD = { instanceId: 1, executionId: 2, pastEvents: 3, newEvents: 4 };

/**
 * A turn as a WorkItem. Every turn sends the whole history again, so events are
 * joined as the bytes they were encoded to once, instead of encoding all of them.
 */
export function encodeTurn(turn: Turn): Uint8Array {
  const executionId = new BinaryWriter().tag(1, WireType.LengthDelimited).string(turn.executionId);
  const request = new BinaryWriter()
    .tag(FIELD.instanceId, WireType.LengthDelimited)
    .string(turn.instanceId)
    .tag(FIELD.executionId, WireType.LengthDelimited)
    .bytes(executionId.finish());
  const add = (field: number, event: HistoryEvent) =>
    request.tag(field, WireType.LengthDelimited).bytes(encodeEvent(event));
  for (const event of turn.past) add(FIELD.pastEvents, event);
  for (const event of [turn.started, ...turn.batch]) add(FIELD.newEvents, event);
  return new BinaryWriter()
    .tag(WORKFLOW_REQUEST, WireType.LengthDelimited)
    .bytes(request.finish())
    .finish();
}

export function encodeActivity({ instanceId, executionId, task }: ActivityItem): Uint8Array {
  const { name, version, input, trace: parentTraceContext, taskExecutionId } = task;
  const item = create(WorkItemSchema, {
    request: {
      case: "activityRequest",
      value: {
        name,
        version,
        input,
        workflowInstance: { instanceId, executionId },
        taskId: task.id,
        parentTraceContext,
        taskExecutionId,
      },
    },
  });
  return toBinary(WorkItemSchema, item);
}
