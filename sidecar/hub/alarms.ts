import type { Clock } from "../clock.ts";

/** Wake-ups, by instance and key; setting one that is set does nothing. */
export class Alarms {
  readonly #clock: Clock;
  #byInstance = new Map<string, Map<string, () => void>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Calls `ring` once `time` (milliseconds since 1970) has come, unless cleared before. */
  set(instanceId: string, key: string, time: number, ring: () => void): void {
    const alarms = this.#byInstance.get(instanceId) ?? new Map<string, () => void>();
    if (alarms.has(key)) return;
    this.#byInstance.set(instanceId, alarms);
    const cancel = this.#clock.at(time, () => {
      alarms.delete(key);
      if (alarms.size === 0) this.#byInstance.delete(instanceId);
      ring();
    });
    alarms.set(key, cancel);
  }

  /** Clears all alarms of an instance: it has ended, or a new generation has begun. */
  clear(instanceId: string): void {
    for (const cancel of this.#byInstance.get(instanceId)?.values() ?? []) cancel();
    this.#byInstance.delete(instanceId);
  }

  stop(): void {
    for (const instanceId of [...this.#byInstance.keys()]) this.clear(instanceId);
  }
}
