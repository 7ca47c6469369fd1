import type { HistoryEvent } from "../engine/history.ts";
import type { Instance } from "../engine/instance.ts";
import type { Turn } from "../engine/turn.ts";

/** The invariant does not hold; the message says what was promised and what is. */
export class Violation extends Error {}

/** Whether what was acknowledged is still so. */
export type Holds = (instance: Instance | undefined) => boolean;

type Instances = ReadonlyMap<string, Instance>;

/**
 * The invariant of the sidecar, kept and checked here for every trial. However processes crash,
 * disks fail and messages arrive late, twice or in another order:
 *
 * 1. nothing acknowledged is lost: what a client or a worker was told is so after every restart;
 * 2. no activity whose result is recorded runs again;
 * 3. every instance reaches its end, and that end is one its program promises;
 * 4. no worker is given a turn that a crash can undo.
 *
 * Each method throws a {@link Violation} when one of them is broken.
 */
export class Invariant {
  readonly #claims = new Map<string, Map<string, Holds>>();
  /** Activities with a recorded result, by instance. */
  readonly #recorded = new Map<string, Set<string>>();

  /** Rule 1: someone was told `what` about an instance. */
  acknowledged(id: string, what: string, holds: Holds): void {
    const claims = this.#claims.get(id) ?? new Map<string, Holds>();
    this.#claims.set(id, claims.set(what, holds));
  }

  /** Someone asks for a change that takes `what` back; everything about the instance when absent. */
  superseded(id: string, what?: string): void {
    if (what === undefined) this.#claims.delete(id);
    else this.#claims.get(id)?.delete(what);
  }

  /** A sidecar has started and found `instances`. */
  restarted(instances: Instances): void {
    for (const [id, claims] of this.#claims) {
      for (const [what, holds] of claims) {
        if (holds(instances.get(id))) continue;
        throw new Violation(`lost of ${id}, though acknowledged: ${what}`);
      }
    }
    this.#recorded.clear();
    for (const instance of instances.values()) {
      for (const event of [...instance.history, ...instance.inbox]) {
        if (isResult(event)) this.resultRecorded(instance.id, instance.executionId, event.taskId);
      }
    }
  }

  /** Rules 1 and 2: a worker was told that its activity's result counts. */
  resultAcknowledged(instance: Instance, taskId: number): void {
    const { id, executionId } = instance;
    const has: Holds = (now) =>
      now?.executionId !== executionId || resultsOf(now).some((event) => event.taskId === taskId);
    // It is not there when the task's generation has gone meanwhile: then it counts for nothing.
    if (!has(instance)) return;
    this.acknowledged(id, `the result of task ${taskId}`, has);
    this.resultRecorded(id, executionId, taskId);
  }

  /** Rule 2: an activity's result is recorded. */
  resultRecorded(id: string, executionId: string, taskId: number): void {
    const recorded = this.#recorded.get(id) ?? new Set<string>();
    this.#recorded.set(id, recorded.add(`${executionId} ${taskId}`));
  }

  /** An instance is purged for good, and its id never used again. */
  forget(id: string): void {
    this.#claims.delete(id);
    this.#recorded.delete(id);
  }

  /** Rule 1: a worker was told that its turn, which is `events` in the history, is committed. */
  turnAcknowledged({ id, executionId, history }: Instance, events: readonly HistoryEvent[]): void {
    const length = history.findLastIndex((event) => event === events.at(-1)) + 1;
    this.acknowledged(
      id,
      `its first ${length} events`,
      (now) => now?.executionId !== executionId || now.history.length >= length,
    );
  }

  /** Rule 2: an activity is on its way to a worker. */
  activitySent(id: string, executionId: string, taskId: number): void {
    if (!this.#recorded.get(id)?.has(`${executionId} ${taskId}`)) return;
    throw new Violation(`task ${taskId} of ${id} was sent though its result was recorded`);
  }

  /** Rule 4: a turn is on its way to a worker, while the disk has `written`. */
  turnSent({ instanceId, executionId, past, batch }: Turn, written: Instances): void {
    const instance = written.get(instanceId);
    const { history = [], inbox = [] } = instance ?? {};
    const holds = history.length === past.length && inbox.length >= batch.length;
    if (instance?.executionId === executionId && holds) return;
    throw new Violation(`a turn of ${instanceId} was sent before its events were written`);
  }

  /** Rule 3: an instance has ended; `promised` are the ends its program allows. */
  ended(id: string, end: string, promised: readonly string[]): void {
    if (promised.includes(end)) return;
    throw new Violation(`${id} ended as ${end}, not as ${promised.join(" or ")}`);
  }

  /** Rule 3: nothing more will happen. */
  settled(instances: Instances): void {
    const open = [...instances.values()].filter(({ seen }) => seen.end === undefined);
    if (open.length === 0) return;
    const stuck = open.map(({ id, inbox }) => `${id} with ${JSON.stringify(inbox)} unread`);
    throw new Violation(`stuck: ${stuck.join("; ")}`);
  }
}

type Result = HistoryEvent & { taskId: number };

function isResult(event: HistoryEvent): event is Result {
  return event.type === "TaskCompleted" || event.type === "TaskFailed";
}

function resultsOf({ history, inbox }: Instance): Result[] {
  return [...history, ...inbox].filter(isResult);
}
