import { snapshotOf, type Change } from "../../engine/change.ts";
import type { ExecutionStarted, HistoryEvent, TaskScheduled } from "../../engine/history.ts";
import type { Instance } from "../../engine/instance.ts";

const AT = "2026-01-31T10:00:00.000Z";

export function started(id: string, input?: string): ExecutionStarted {
  const executionId = `run of ${id}`;
  return {
    type: "ExecutionStarted",
    id: -1,
    at: AT,
    name: "w",
    instanceId: id,
    executionId,
    input,
  };
}

export function created(id: string, input?: string): Change {
  return { type: "created", id, start: started(id, input) };
}

export function scheduled(taskId: number): TaskScheduled {
  return {
    type: "TaskScheduled",
    id: taskId,
    at: AT,
    name: "validateTask",
    input: `{"n":${taskId}}`,
  };
}

export function raised(input: string): HistoryEvent {
  return { type: "EventRaised", id: -1, at: AT, name: "approval", input };
}

export function received(id: string, input: string): Change {
  return { type: "received", id, event: raised(input) };
}

/** Numbers from 0 to 1 that are the same on every run with the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A commit like the engine's that fits the state; `n` makes it different from all others. */
export function nextCommit(
  random: () => number,
  instances: ReadonlyMap<string, Instance>,
  n: number,
): Change[] {
  const id = `order-${Math.floor(random() * 5)}`;
  const instance = instances.get(id);
  if (!instance) return [created(id, `"${n}"`)];
  const consumed = Math.floor(random() * (instance.inbox.length + 1));
  const choice = random();
  if (choice < 0.45) return [received(id, `"${n} ${"é".repeat(random() * 60)}"`)];
  if (choice < 0.85) {
    return [{ ...turned(id, consumed, [scheduled(n)]), customStatus: `"${n}"` }];
  }
  if (choice < 0.95) {
    const inbox = [started(id, `"${n}"`)];
    return [{ type: "continued", id, executionId: `run ${n}`, consumed, inbox }];
  }
  return [
    { type: "purged", id },
    created(`${id} again ${n}`),
    { type: "purged", id: `${id} again ${n}` },
  ];
}

/** All that is stored, as text: equal texts are equal states. */
export function stateOf(instances: ReadonlyMap<string, Instance>): string {
  return JSON.stringify(Array.from(instances.values(), snapshotOf));
}

/** A committed turn. */
export function turned(
  id: string,
  consumed: number,
  events: HistoryEvent[] = [],
): Change & { type: "turned" } {
  return {
    type: "turned",
    id,
    started: { id: -1, at: AT, type: "WorkflowStarted" },
    consumed,
    events,
  };
}
