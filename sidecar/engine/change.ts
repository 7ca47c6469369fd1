import {
  answers,
  type ExecutionStarted,
  type HistoryEvent,
  type WorkflowStarted,
} from "./history.ts";
import { newInstance, noteArrival, noteHistory, type Instance } from "./instance.ts";

/**
 * What a decision does to the state. A commit is a list of changes that reach the
 * disk together or not at all; applying every commit in order rebuilds the state.
 */
export type Change =
  /** A new instance, in place of an ended one with the same id. */
  | { type: "created"; id: string; start: ExecutionStarted }
  /** An event arrived for an instance. */
  | { type: "received"; id: string; event: HistoryEvent }
  /**
   * A turn was committed: `started`, the first `consumed` events of the inbox and what
   * the turn led to are now the end of the history.
   */
  | {
      type: "turned";
      id: string;
      started: WorkflowStarted;
      consumed: number;
      events: HistoryEvent[];
      customStatus?: string;
    }
  /** Continue-as-new: an empty history, and an inbox that begins with the new start. */
  | {
      type: "continued";
      id: string;
      executionId: string;
      consumed: number;
      inbox: HistoryEvent[];
      customStatus?: string;
    }
  | { type: "purged"; id: string }
  /** A whole instance, as a snapshot holds it. */
  | ({ type: "restored" } & Snapshot);

/** The stored part of an {@link Instance}. */
export interface Snapshot {
  id: string;
  executionId: string;
  generation: number;
  history: HistoryEvent[];
  inbox: HistoryEvent[];
  customStatus?: string;
}

export function snapshotOf(instance: Instance): Change & { type: "restored" } {
  const { id, executionId, generation, history, inbox, customStatus } = instance;
  return { type: "restored", id, executionId, generation, history, inbox, customStatus };
}

/** Applies one change. A change that names an unknown instance throws: the journal cannot be right. */
export function apply(instances: Map<string, Instance>, change: Change): void {
  if (change.type === "created") {
    const instance = newInstance(change.id, change.start.executionId, 0);
    instances.set(change.id, instance);
    instance.inbox.push(change.start);
    return;
  }
  if (change.type === "restored") {
    const instance = newInstance(change.id, change.executionId, change.generation);
    instances.set(change.id, instance);
    addHistory(instance, change.history);
    addInbox(instance, change.inbox);
    setCustomStatus(instance, change.customStatus);
    return;
  }
  const instance = instances.get(change.id);
  if (!instance) throw new Error(`${change.type} for the unknown instance '${change.id}'`);
  switch (change.type) {
    case "received":
      addInbox(instance, [change.event]);
      break;
    case "turned":
      addHistory(instance, [
        change.started,
        ...instance.inbox.splice(0, change.consumed),
        ...change.events,
      ]);
      setCustomStatus(instance, change.customStatus);
      break;
    case "continued": {
      const next = newInstance(change.id, change.executionId, instance.generation + 1);
      instances.set(change.id, next);
      // Answers to the old generation's tasks mean nothing to the new one.
      const left = instance.inbox.slice(change.consumed);
      addInbox(next, [...change.inbox, ...left.filter((event) => answers(event) === undefined)]);
      setCustomStatus(next, change.customStatus);
      break;
    }
    case "purged":
      instances.delete(change.id);
      break;
  }
}

function addHistory(instance: Instance, events: HistoryEvent[]): void {
  for (const event of events) {
    instance.history.push(event);
    noteHistory(instance, event);
  }
}

function addInbox(instance: Instance, events: HistoryEvent[]): void {
  for (const event of events) {
    instance.inbox.push(event);
    noteArrival(instance, event);
  }
}

function setCustomStatus(instance: Instance, value: string | undefined): void {
  if (value === undefined) delete instance.customStatus;
  else instance.customStatus = value;
}
