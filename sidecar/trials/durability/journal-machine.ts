import type { Machine } from "../../simulation/machine.ts";
import { JournalStore } from "../../store/journal/journal-store.ts";
import { recover } from "../../store/journal/recover.ts";
import type { Store } from "../../store/store.ts";
import type { FragileDisk } from "../../store/testing/fragile-disk.ts";

export const FOLDER = "/data";

/** Small, so that a short workload leads to compactions. */
const COMPACT_AT = 2500;

/** What of a stopped machine's disk is there at the next start. */
export type Survivor = (disk: FragileDisk) => FragileDisk | Promise<FragileDisk>;

/** The real journal on a disk that stops. */
export class JournalMachine implements Machine {
  readonly #survivor: Survivor;
  #disk: FragileDisk;

  constructor(disk: FragileDisk, survivor: Survivor) {
    this.#disk = disk;
    this.#survivor = survivor;
  }

  get stopped(): boolean {
    return this.#disk.stopped;
  }

  get disk(): FragileDisk {
    return this.#disk;
  }

  async open(): Promise<Store> {
    for (;;) {
      if (this.stopped) this.#disk = await this.#survivor(this.#disk);
      const store = await openOn(this.#disk).catch((error: unknown) => {
        // The disk may stop during the start, too.
        if (!this.stopped) throw error;
      });
      if (store) return store;
    }
  }

  move(): undefined {}
}

async function openOn(disk: FragileDisk): Promise<JournalStore> {
  const release = async () => {};
  const options = { disk, folder: FOLDER, compactAt: COMPACT_AT, release };
  return new JournalStore(await recover(disk, FOLDER), options);
}
