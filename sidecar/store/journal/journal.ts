import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { SidecarError, sidecarError } from "../../errors.ts";
import type { Store } from "../store.ts";
import { nodeDisk, reasonOf, type Disk } from "./disk.ts";
import { JournalStore } from "./journal-store.ts";
import { lockFolder } from "./lock.ts";
import { recover } from "./recover.ts";

/**
 * The journal is a text file that only grows, one line per commit:
 *
 *     c74e944f 0 {"journal":"workflow","version":1,"instances":0}
 *     fbda865e 60 [{"type":"created","id":"task-123","start":{"type":"ExecutionStarted", …}}]
 *     …
 *
 * A line is a checksum of its rest (CRC-32), the byte at which the write that holds it
 * begins, and what the commit changed. Lines of one write have the same number.
 *
 * A write begins only when the one before is on the disk. So a line says more than itself:
 * everything before its number was durable. That tells the two kinds of bad line apart. If
 * no later write began behind it, a crash interrupted the write and nobody was told that
 * it had happened: it is cut off. If one did, something durable was lost: the start refuses.
 *
 * When the file has grown to twice what it began with, the state is copied to the next
 * generation's file, which begins with a snapshot and takes over under its own name.
 */
export interface Journal extends Store {
  /** What the start had to repair, one sentence each. */
  readonly notices: readonly string[];
}

export interface JournalOptions {
  /** Length in bytes below which a file is not compacted; 4 MiB when absent. */
  compactAt?: number;
  /** The file system, for tests. */
  disk?: Disk;
}

/**
 * Opens the journal in a folder, which it makes when it is missing, and keeps other writers
 * out until it is closed or the process ends.
 * @throws `SidecarError` FOLDER_IN_USE, FOLDER_UNUSABLE, JOURNAL_DAMAGED or JOURNAL_NEWER
 */
export async function openJournal(folder: string, options: JournalOptions = {}): Promise<Journal> {
  const { disk = nodeDisk, compactAt = 4 * 1024 * 1024 } = options;
  const path = resolve(folder);
  try {
    await makeFolder(disk, path);
    const release = await lockFolder(path);
    try {
      const recovered = await recover(disk, path);
      return new JournalStore(recovered, { disk, folder: path, compactAt, release });
    } catch (error) {
      await release();
      throw error;
    }
  } catch (error) {
    if (error instanceof SidecarError) throw error;
    throw sidecarError("FOLDER_UNUSABLE", path, reasonOf(error));
  }
}

/** Makes a folder and those above it, and makes their names durable. */
async function makeFolder(disk: Disk, folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 }).catch(
    (error: NodeJS.ErrnoException) => {
      // The system's words, "file already exists", would puzzle.
      throw error.code === "EEXIST" ? new Error("it is not a folder") : error;
    },
  );
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) {
    await disk.syncFolder(dirname(made));
  }
}
