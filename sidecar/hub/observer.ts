import type { Change } from "../engine/change.ts";
import type { HistoryEvent, Payload, Status } from "../engine/history.ts";
import { statusOf, type Instance } from "../engine/instance.ts";
import type { Turn } from "../engine/turn.ts";
import type { ActivityItem } from "./dispatcher.ts";

/** What a sidecar tells whoever watches it, in the order it happens. */
export type Observation =
  | { type: "workerConnected"; worker: string }
  | { type: "workerGone"; worker: string }
  | { type: "created"; instanceId: string; name: string }
  | { type: "purged"; instanceId: string }
  /** The body is about to run; `fresh` is what it has not seen before. Turns count from 1. */
  | { type: "turnSent"; instanceId: string; turn: number; fresh: readonly HistoryEvent[] }
  /** Strict mode asks for a turn once more; the answer changes nothing unless it differs. */
  | { type: "turnRepeated"; instanceId: string }
  /** A checkpoint: the turn's events are on disk. */
  | {
      type: "turnCommitted";
      instanceId: string;
      turn: number;
      events: readonly HistoryEvent[];
      status: Status;
    }
  | { type: "continuedAsNew"; instanceId: string; generation: number }
  | { type: "activitySent"; instanceId: string; taskId: number; name: string; input?: Payload }
  | {
      type: "activityAnswered";
      instanceId: string;
      taskId: number;
      name: string;
      failed: boolean;
    }
  /** An answer that fits nothing its worker holds; it changes nothing. */
  | { type: "answerDropped"; instanceId: string; worker: string }
  /** Nothing is acknowledged from here on. */
  | { type: "storeFailed"; error: unknown };

export type Observer = (observation: Observation) => void;

/** What to tell of an item that was handed to a worker. */
export function observedWork(
  item: Turn | ActivityItem,
  instances: ReadonlyMap<string, Instance>,
): Observation {
  const { instanceId } = item;
  if ("task" in item) {
    const { id: taskId, name, input } = item.task;
    return { type: "activitySent", instanceId, taskId, name, input };
  }
  if (item.repeated) return { type: "turnRepeated", instanceId };
  const turn = 1 + (instances.get(instanceId)?.seen.turns ?? 0);
  return { type: "turnSent", instanceId, turn, fresh: [item.started, ...item.batch] };
}

/** What to tell of a turn whose changes are on disk. */
export function observedCommit(
  { instanceId, batch }: Turn,
  changes: readonly Change[],
  instances: ReadonlyMap<string, Instance>,
): Observation[] {
  const instance = instances.get(instanceId);
  if (!instance) return [];
  return changes.flatMap((change): Observation[] => {
    if (change.type === "continued") {
      return [{ type: "continuedAsNew", instanceId, generation: instance.generation }];
    }
    if (change.type !== "turned") return [];
    const events = [change.started, ...batch, ...change.events];
    const turn = instance.seen.turns;
    return [{ type: "turnCommitted", instanceId, turn, events, status: statusOf(instance) }];
  });
}
