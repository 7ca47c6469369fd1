import type { Clock } from "../clock.ts";
import { apply, type Change } from "../engine/change.ts";
import type { Instance } from "../engine/instance.ts";
import type { Store } from "../store/store.ts";

/** Time that only the simulation moves. */
export class SimulatedClock implements Clock {
  #now = Date.UTC(2026, 0, 1);
  #alarms = new Set<{ time: number; wake: () => void }>();

  now = () => this.#now;

  at(time: number, wake: () => void): () => void {
    const alarm = { time, wake };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  get waiting(): boolean {
    return this.#alarms.size > 0;
  }

  /** Moves on to the next alarm and rings it. */
  advance(): void {
    const [next] = [...this.#alarms].sort((a, b) => a.time - b.time);
    if (!next) return;
    this.#alarms.delete(next);
    this.#now = Math.max(this.#now, next.time);
    next.wake();
  }

  /** What a dead process leaves: the time, but no alarm. */
  forget(): void {
    this.#alarms.clear();
  }
}

/** What survives a crash: the commits that reached the disk. */
export class SimulatedDisk {
  readonly #changes: Change[] = [];
  /** What has been written, put together. */
  readonly written = new Map<string, Instance>();

  write(changes: Change[]): void {
    for (const change of structuredClone(changes)) {
      this.#changes.push(change);
      apply(this.written, structuredClone(change));
    }
  }

  /** Reads it all, as a starting sidecar does. */
  read(): Map<string, Instance> {
    const instances = new Map<string, Instance>();
    for (const change of structuredClone(this.#changes)) apply(instances, change);
    return instances;
  }
}

/** A store whose writes reach the disk when the simulation says so. */
export class SimulatedStore implements Store {
  readonly instances: Map<string, Instance>;
  readonly #disk: SimulatedDisk;
  #unwritten: { changes: Change[]; done: () => void }[] = [];

  constructor(disk: SimulatedDisk) {
    this.#disk = disk;
    this.instances = disk.read();
  }

  commit(changes: Change[]): Promise<void> {
    for (const change of changes) apply(this.instances, change);
    return new Promise((done) => this.#unwritten.push({ changes, done }));
  }

  settled(): Promise<void> {
    if (this.#unwritten.length === 0) return Promise.resolve();
    return new Promise((done) => this.#unwritten.push({ changes: [], done }));
  }

  get dirty(): boolean {
    return this.#unwritten.length > 0;
  }

  /** Writes the oldest `count` commits. */
  write(count: number): void {
    for (const { changes, done } of this.#unwritten.splice(0, count)) {
      this.#disk.write(changes);
      done();
    }
  }

  async close(): Promise<void> {}
}
