import { dirname, join } from "node:path";
import type { Disk, DiskFile } from "./disk.ts";
import { encodeLine } from "./line.ts";

export const FORMAT_VERSION = 1;

/** The first record of every journal file. */
export interface Header {
  journal: "workflow";
  version: number;
  /** How many records after this one are the snapshot that the file begins with. */
  instances: number;
}

const UNFINISHED = ".tmp";
const NAME = /^\d{8}\.journal$/;
const UNFINISHED_NAME = /^\d{8}\.journal\.tmp$/;

/** `00000001.journal`: each compaction counts one up, and the highest number holds everything. */
export function journalPath(folder: string, generation: number): string {
  return join(folder, `${String(generation).padStart(8, "0")}.journal`);
}

/** Sorts a folder's names: the newest generation (0 when there is none), and what a crash left over. */
export function sortNames(names: string[]): { newest: number; leftovers: string[] } {
  const complete = names.filter((name) => NAME.test(name)).sort();
  const newest = complete.pop();
  return {
    newest: newest === undefined ? 0 : Number.parseInt(newest, 10),
    leftovers: [...complete, ...names.filter((name) => UNFINISHED_NAME.test(name))],
  };
}

/** One journal file, open for writing at its end. */
export class JournalFile {
  readonly #file: DiskFile;
  #path: string;
  #length: number;

  constructor(path: string, file: DiskFile, length: number) {
    this.#path = path;
    this.#file = file;
    this.#length = length;
  }

  get path(): string {
    return this.#path;
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#length;
  }

  /** Writes records behind each other; they are not durable before {@link sync}. */
  async write(records: string[]): Promise<void> {
    const start = this.#length;
    const bytes = Buffer.from(records.map((json) => encodeLine({ start, json })).join(""));
    for (let done = 0; done < bytes.length;) {
      done += await this.#file.write(bytes.subarray(done), start + done);
    }
    this.#length += bytes.length;
  }

  sync(): Promise<void> {
    return this.#file.sync();
  }

  /** Writes records and makes them durable. When that fails the file is of no more use. */
  async append(records: string[]): Promise<void> {
    const before = this.#length;
    try {
      await this.write(records);
      await this.sync();
    } catch (error) {
      // After a failed sync the system may forget that these bytes never reached the disk,
      // and the next start would take them for durable. So they are taken back.
      await this.#file.truncate(before).catch(() => undefined);
      throw error;
    }
  }

  /** Gives a durable file from {@link startFile} its real name: from then on it is the journal. */
  async publish(disk: Disk): Promise<void> {
    const path = this.#path.slice(0, -UNFINISHED.length);
    await disk.rename(this.#path, path);
    this.#path = path;
    await disk.syncFolder(dirname(path));
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

/** Starts a file under an unfinished name, so that a crash never leaves half a file under a real one. */
export async function startFile(disk: Disk, path: string, instances: number): Promise<JournalFile> {
  const unfinished = path + UNFINISHED;
  const file = new JournalFile(unfinished, await disk.open(unfinished, "w"), 0);
  const header: Header = { journal: "workflow", version: FORMAT_VERSION, instances };
  try {
    await file.write([JSON.stringify(header)]);
    return file;
  } catch (error) {
    await discard(disk, file);
    throw error;
  }
}

/** Closes and deletes a file as far as the disk lets it; the next start deletes what is left. */
export async function discard(disk: Disk, file: JournalFile): Promise<void> {
  await file.close().catch(() => undefined);
  await disk.remove(file.path).catch(() => undefined);
}
