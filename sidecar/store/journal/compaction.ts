import { snapshotOf, type Snapshot } from "../../engine/change.ts";
import type { Instance } from "../../engine/instance.ts";
import type { Disk } from "./disk.ts";
import { discard, startFile, type JournalFile } from "./file.ts";

/** Text gathered before it is written: commits get their turn in between. */
const CHUNK = 512 * 1024;

/**
 * Writes a copy of the state to a new file while commits go on in the old one. What is
 * committed meanwhile is handed over with {@link missed} and follows the copy.
 */
export class Compaction {
  readonly #disk: Disk;
  readonly #stop = new AbortController();
  readonly #done: Promise<void>;
  #missed: string[] = [];
  #copy: JournalFile | undefined;
  #isDone = false;

  /** @param onDone called once {@link finish} would not wait long, whether the attempt went well or not */
  constructor(disk: Disk, path: string, instances: Iterable<Instance>, onDone: () => void) {
    this.#disk = disk;
    this.#done = this.#write(path, Array.from(instances, copyOf)).then(() => {
      this.#isDone = true;
      onDone();
    });
  }

  get isDone(): boolean {
    return this.#isDone;
  }

  /** Takes records that became durable in the old file after the copy was made. */
  missed(records: string[]): void {
    for (const record of records) this.#missed.push(record);
  }

  /**
   * Adds what is still missing and hands over the durable file; `undefined` when the attempt
   * failed. The caller writes nothing elsewhere until this resolves.
   */
  async finish(): Promise<JournalFile | undefined> {
    await this.#done;
    const file = this.#copy;
    this.#copy = undefined;
    try {
      await file?.append(this.#missed);
      return file;
    } catch {
      if (file) await discard(this.#disk, file);
      return undefined;
    }
  }

  /** Ends the attempt and deletes its file, unless {@link finish} has handed it over. */
  async giveUp(): Promise<void> {
    this.#stop.abort();
    await this.#done;
    const file = this.#copy;
    this.#copy = undefined;
    if (file) await discard(this.#disk, file);
  }

  async #write(path: string, copies: Snapshot[]): Promise<void> {
    let file: JournalFile | undefined;
    try {
      file = await startFile(this.#disk, path, copies.length);
      for (const records of chunks(copies)) {
        this.#stop.signal.throwIfAborted();
        await file.write(records);
      }
      // Syncs the copy, too. Most of what came meanwhile goes now, so that finish() is short.
      await file.append(this.#missed.splice(0));
      this.#copy = file;
    } catch {
      // Given up, or no room for a second file: the old one is as good as before.
      if (file) await discard(this.#disk, file);
    }
  }
}

/** An instance as it is now. Events never change, so copying the lists is enough. */
function copyOf(instance: Instance): Snapshot {
  const snapshot = snapshotOf(instance);
  return { ...snapshot, history: [...snapshot.history], inbox: [...snapshot.inbox] };
}

function* chunks(copies: Snapshot[]): Generator<string[]> {
  let records: string[] = [];
  let size = 0;
  for (const copy of copies) {
    const record = JSON.stringify([copy]);
    records.push(record);
    size += record.length;
    if (size < CHUNK) continue;
    yield records;
    records = [];
    size = 0;
  }
  yield records;
}
