import type { Instance } from "../engine/instance.ts";
import type { Store } from "../store/store.ts";
import { SimulatedDisk, SimulatedStore } from "./parts.ts";

/** What a simulated sidecar keeps its data on, and what a crash leaves of it. */
export interface Machine {
  /** Opens what is there, as a sidecar does when it starts. */
  open(): Promise<Store>;
  /** Whether it has stopped by itself: the sidecar on it is dead. */
  readonly stopped: boolean;
  /** What is on its disk for sure, where it can tell. */
  readonly written?: ReadonlyMap<string, Instance>;
  /** What it can do only when the simulation says so; `undefined` while there is nothing. */
  move(choose: (limit: number) => number): (() => void) | undefined;
}

/** A machine whose disk writes when the simulation says so, and never stops by itself. */
export class ObedientMachine implements Machine {
  readonly stopped = false;
  readonly #disk = new SimulatedDisk();
  #store: SimulatedStore | undefined;

  get written(): ReadonlyMap<string, Instance> {
    return this.#disk.written;
  }

  async open(): Promise<Store> {
    return (this.#store = new SimulatedStore(this.#disk));
  }

  move(choose: (limit: number) => number): (() => void) | undefined {
    const store = this.#store;
    return store?.dirty ? () => store.write(1 + choose(3)) : undefined;
  }
}
