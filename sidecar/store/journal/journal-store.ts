import { setImmediate as nextTurn } from "node:timers/promises";
import { apply, type Change } from "../../engine/change.ts";
import type { Instance } from "../../engine/instance.ts";
import { sidecarError, type SidecarError } from "../../errors.ts";
import type { Store } from "../store.ts";
import { Compaction } from "./compaction.ts";
import { reasonOf, type Disk } from "./disk.ts";
import { journalPath, type JournalFile } from "./file.ts";
import type { Recovered } from "./recover.ts";

/** Commits that become durable together, with one write and one sync. */
interface Batch {
  records: string[];
  durable: Promise<void>;
  resolve: () => void;
  reject: (error: SidecarError) => void;
}

interface Options {
  disk: Disk;
  folder: string;
  /** Length in bytes that a file must have passed to be compacted. */
  compactAt: number;
  /** Lets go of the folder's lock. */
  release: () => Promise<void>;
}

/** A folder's journal, open. Whoever makes one holds the folder's lock. */
export class JournalStore implements Store {
  /** What the start had to repair, one sentence each. */
  readonly notices: readonly string[];
  readonly #options: Options;
  readonly #instances: Map<string, Instance>;

  /** Commits that wait for the next write, and those being written. */
  #waiting: Batch | undefined;
  #writing: Batch | undefined;
  #loop: Promise<void> | undefined;
  #failure: SidecarError | undefined;
  #closed: Promise<void> | undefined;

  #file: JournalFile;
  #generation: number;
  #grew = false;
  #compaction: Compaction | undefined;
  #compactAt: number;

  constructor(recovered: Recovered, options: Options) {
    this.#options = options;
    this.notices = recovered.notices;
    this.#instances = recovered.instances;
    this.#file = recovered.file;
    this.#generation = recovered.generation;
    this.#compactAt = this.#twice(recovered.snapshotEnd);
  }

  get instances(): ReadonlyMap<string, Instance> {
    return this.#instances;
  }

  commit(changes: Change[]): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure);
    if (this.#closed) return Promise.reject(this.#failed("the store is closed"));
    let record: string;
    try {
      record = JSON.stringify(changes);
      for (const change of changes) apply(this.#instances, change);
    } catch (error) {
      // The state is no longer what the file will say, so nothing may build on it.
      return Promise.reject(this.#refuseAll(error));
    }
    const batch = (this.#waiting ??= newBatch());
    batch.records.push(record);
    this.#wake();
    return batch.durable;
  }

  settled(): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure);
    return (this.#waiting ?? this.#writing)?.durable ?? Promise.resolve();
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  #wake(): void {
    this.#loop ??= this.#run();
  }

  /** Writes batch after batch until nothing waits. Never rejects. */
  async #run(): Promise<void> {
    try {
      do {
        // What is committed in one turn of the event loop is written together.
        await nextTurn();
        if (this.#compaction?.isDone) await this.#endCompaction(this.#compaction);
        if (this.#waiting) await this.#write(this.#waiting);
      } while (this.#waiting || this.#compaction?.isDone);
    } catch (error) {
      this.#refuseAll(error);
    }
    this.#loop = undefined;
  }

  async #write(batch: Batch): Promise<void> {
    this.#waiting = undefined;
    this.#writing = batch;
    const running = this.#compaction;
    // A compaction that begins here copies a state that has this batch in it.
    if (!this.#closed && this.#file.length > this.#compactAt) {
      this.#compaction ??= this.#beginCompaction();
    }
    this.#grew = true;
    await this.#file.append(batch.records);
    running?.missed(batch.records);
    this.#writing = undefined;
    batch.resolve();
  }

  #beginCompaction(): Compaction {
    const { disk, folder } = this.#options;
    const path = journalPath(folder, this.#generation + 1);
    return new Compaction(disk, path, this.#instances.values(), () => {
      if (!this.#closed) this.#wake();
    });
  }

  async #endCompaction(compaction: Compaction): Promise<void> {
    const { disk } = this.#options;
    const next = await compaction.finish();
    this.#compaction = undefined;
    if (next) {
      const old = this.#file;
      this.#file = next;
      await old.close();
      await next.publish(disk);
      this.#generation++;
      // What cannot be deleted now is deleted at the next start.
      await disk.remove(old.path).catch(() => undefined);
    }
    this.#compactAt = this.#twice(this.#file.length);
  }

  #twice(length: number): number {
    return Math.max(2 * length, this.#options.compactAt);
  }

  #refuseAll(error: unknown): SidecarError {
    const failure = (this.#failure ??= this.#failed(reasonOf(error)));
    this.#writing?.reject(failure);
    this.#waiting?.reject(failure);
    this.#writing = undefined;
    this.#waiting = undefined;
    void this.#compaction?.giveUp();
    return failure;
  }

  #failed(reason: string): SidecarError {
    return sidecarError("STORE_FAILED", this.#file.path, reason);
  }

  async #close(): Promise<void> {
    await this.#compaction?.giveUp();
    await this.#loop;
    // An empty commit. It tells the next reader that all before it was durable, so that damage
    // to the last real record is not taken for an interrupted write.
    if (this.#grew && !this.#failure) await this.#file.append(["[]"]).catch(() => undefined);
    try {
      await this.#file.close();
    } finally {
      await this.#options.release();
    }
  }
}

function newBatch(): Batch {
  const batch: Partial<Batch> = { records: [] };
  batch.durable = new Promise((resolve, reject) => Object.assign(batch, { resolve, reject }));
  return batch as Batch;
}
