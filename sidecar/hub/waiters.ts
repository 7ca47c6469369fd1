import type { Instance } from "../engine/instance.ts";

type Condition = (instance: Instance) => boolean;

interface Waiter {
  condition: Condition;
  done(): void;
  fail(error: Error): void;
}

/** Calls that wait for an instance to reach some state. */
export class Waiters {
  #waiting = new Map<string, Set<Waiter>>();
  #failure: Error | undefined;

  /** Instances that somebody waits for. */
  get size(): number {
    return this.#waiting.size;
  }

  /**
   * Resolves at the first change after which `condition` holds; rejects when `signal` aborts
   * or {@link fail} has been called.
   */
  wait(id: string, condition: Condition, signal?: AbortSignal): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      const all = this.#waiting.get(id) ?? new Set();
      this.#waiting.set(id, all);
      const done = () => (leave(), resolve());
      const fail = (error: Error) => (leave(), reject(error));
      const waiter: Waiter = { condition, done, fail };
      const leave = () => {
        all.delete(waiter);
        if (all.size === 0 && this.#waiting.get(id) === all) this.#waiting.delete(id);
        signal?.removeEventListener("abort", abort);
      };
      const abort = () => fail(signal?.reason as Error);
      all.add(waiter);
      if (signal?.aborted) abort();
      else signal?.addEventListener("abort", abort);
    });
  }

  /** Lets go everyone whose condition now holds. */
  changed(instance: Instance): void {
    for (const waiter of this.#waiting.get(instance.id) ?? []) {
      if (waiter.condition(instance)) waiter.done();
    }
  }

  /** Nothing will change any more: tells everyone who waits, and who comes to wait. */
  fail(error: Error): void {
    this.#failure ??= error;
    for (const all of this.#waiting.values()) for (const waiter of all) waiter.fail(error);
  }
}
