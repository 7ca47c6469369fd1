import type { HistoryEvent, Status } from "../engine/history.ts";

/** What a sidecar tells whoever watches it, in the order it happens. */
export type Observation =
  | { type: "workerConnected"; worker: string }
  | { type: "workerGone"; worker: string }
  | { type: "created"; instanceId: string; name: string }
  /** The body is about to run; `fresh` is what it has not seen before. Turns count from 1. */
  | { type: "turnSent"; instanceId: string; turn: number; fresh: readonly HistoryEvent[] }
  /** A checkpoint: the turn's events are on disk. */
  | {
      type: "turnCommitted";
      instanceId: string;
      turn: number;
      events: readonly HistoryEvent[];
      status: Status;
    }
  | { type: "continuedAsNew"; instanceId: string; generation: number }
  | { type: "activitySent"; instanceId: string; taskId: number; name: string }
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
