import type { Change } from "../engine/change.ts";

/**
 * What is decided but not on the disk yet, by instance. No turn may build on it: a worker
 * would see what a crash can still undo.
 */
export class Unwritten {
  #byInstance = new Map<string, { arrivals: number; others: number }>();

  add(changes: readonly Change[]): void {
    for (const change of changes) this.#count(change, 1);
  }

  /** They are durable now, or never will be. */
  remove(changes: readonly Change[]): void {
    for (const change of changes) this.#count(change, -1);
  }

  /** How many events at the end of the inbox are unwritten; all of them when the instance itself is. */
  arrivals(id: string): number {
    const unwritten = this.#byInstance.get(id);
    return unwritten === undefined ? 0 : unwritten.others > 0 ? Infinity : unwritten.arrivals;
  }

  #count({ id, type }: Change, step: 1 | -1): void {
    const unwritten = this.#byInstance.get(id) ?? { arrivals: 0, others: 0 };
    unwritten[type === "received" ? "arrivals" : "others"] += step;
    if (unwritten.arrivals + unwritten.others === 0) this.#byInstance.delete(id);
    else this.#byInstance.set(id, unwritten);
  }
}
