import { stamp, toMilliseconds, toTime, type Env } from "./env.ts";
import type { ExecutionTerminated, HistoryEvent, WorkflowStarted } from "./history.ts";
import { isEnded, type Instance } from "./instance.ts";

/**
 * One run of a workflow's body: the worker replays `past` and then sees `fresh`.
 * Until the worker's answer is committed a turn has changed nothing, so a turn
 * that gets lost is simply made again.
 */
export interface Turn {
  instanceId: string;
  executionId: string;
  /** The history when the turn was made; the worker replays it. */
  past: readonly HistoryEvent[];
  /** The turn's time, which the worker's clock shows until the next turn. */
  started: WorkflowStarted;
  /** The events at the head of the inbox that the turn consumes. */
  batch: HistoryEvent[];
  /** Needs no worker: it only notes that the instance is suspended. */
  local: boolean;
  /** Asked once more by strict mode: the answer is compared and changes nothing. */
  repeated?: true;
}

/**
 * The next turn of an instance, or `undefined` while it has nothing to do.
 * @param unwritten how many events at the end of its inbox are not durable yet
 */
export function nextTurn(instance: Instance, env: Env, unwritten = 0): Turn | undefined {
  const inbox = instance.inbox.slice(0, Math.max(0, instance.inbox.length - unwritten));
  const batch = inbox.slice(0, batchSize({ ...instance, inbox }, env.now));
  if (batch.length === 0) return undefined;
  const now = toTime(env.now);
  const { turnAt = now } = instance.seen;
  // The worker's clock is this event: it never runs backwards within an instance.
  const at = turnAt > now ? turnAt : now;
  return {
    instanceId: instance.id,
    executionId: instance.executionId,
    past: [...instance.history],
    started: { ...stamp(env), at, type: "WorkflowStarted" },
    batch,
    local: batch[0]?.type === "ExecutionSuspended",
  };
}

/** When an instance that waits for its scheduled start wants to run, else `undefined`. */
export function scheduledStart(instance: Instance): number | undefined {
  const [first, second] = instance.inbox;
  if (first?.type !== "ExecutionStarted" || !first.scheduledStart) return undefined;
  // As in daprd, any event wakes an instance before its time.
  return second ? undefined : toMilliseconds(first.scheduledStart);
}

export function terminationIn(events: readonly HistoryEvent[]): ExecutionTerminated | undefined {
  return events.find((event) => event.type === "ExecutionTerminated");
}

/**
 * A suspension gets a turn of its own. A worker that schedules and suspends in one
 * turn would otherwise meet its own confirmation while suspended, ask again, and
 * fail on resuming.
 */
function batchSize(instance: Instance, now: number): number {
  const { inbox, seen } = instance;
  if (inbox.length === 0 || isEnded(instance)) return 0;
  if ((scheduledStart(instance) ?? 0) > now) return 0;
  if (inbox[0]?.type === "ExecutionSuspended") return 1;
  const wake = inbox.findIndex(
    ({ type }) => type === "ExecutionResumed" || type === "ExecutionTerminated",
  );
  if (seen.suspended && wake === -1) return 0;
  const from = seen.suspended ? wake : 0;
  const next = inbox.findIndex(({ type }, index) => index > from && type === "ExecutionSuspended");
  return next === -1 ? inbox.length : next;
}
