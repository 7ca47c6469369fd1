import type { Instance } from "../engine/instance.ts";

type Condition = (instance: Instance) => boolean;

interface Waiter {
  condition: Condition;
  done(): void;
}

/** Calls that wait for an instance to reach some state. */
export class Waiters {
  #waiting = new Map<string, Set<Waiter>>();

  /** Instances that somebody waits for. */
  get size(): number {
    return this.#waiting.size;
  }

  /** Resolves at the first change after which `condition` holds; rejects when `signal` aborts. */
  wait(id: string, condition: Condition, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const all = this.#waiting.get(id) ?? new Set();
      this.#waiting.set(id, all);
      const waiter: Waiter = { condition, done: () => (leave(), resolve()) };
      const leave = () => {
        all.delete(waiter);
        if (all.size === 0 && this.#waiting.get(id) === all) this.#waiting.delete(id);
        signal?.removeEventListener("abort", abort);
      };
      const abort = () => (leave(), reject(signal?.reason as Error));
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
}
