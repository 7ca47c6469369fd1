import { join } from "node:path";
import type { Instance } from "../../engine/instance.ts";
import type { Disk } from "./disk.ts";
import { discard, JournalFile, journalPath, sortNames, startFile } from "./file.ts";
import { readContents } from "./scan.ts";

/** Where a journal goes on. */
export interface Recovered {
  file: JournalFile;
  generation: number;
  instances: Map<string, Instance>;
  /** Length of the snapshot that the file begins with, in bytes. */
  snapshotEnd: number;
  /** What a person should know about it. */
  notices: string[];
}

/**
 * Brings a folder, however its last writer ended, to a state from which a journal can go on.
 * Everything it returns is durable. Nothing is changed before all has been read.
 * @throws `SidecarError` JOURNAL_DAMAGED or JOURNAL_NEWER, or what the disk throws
 */
export async function recover(disk: Disk, folder: string): Promise<Recovered> {
  const { newest, leftovers } = sortNames(await disk.list(folder));
  const recovered = newest === 0 ? await begin(disk, folder) : await goOn(disk, folder, newest);
  // One that cannot be deleted does no harm: the newest file counts.
  for (const name of leftovers) await disk.remove(join(folder, name)).catch(() => undefined);
  return recovered;
}

async function begin(disk: Disk, folder: string): Promise<Recovered> {
  const file = await startFile(disk, journalPath(folder, 1), 0);
  try {
    await file.sync();
    await file.publish(disk);
  } catch (error) {
    await discard(disk, file);
    throw error;
  }
  return { file, generation: 1, instances: new Map(), snapshotEnd: file.length, notices: [] };
}

async function goOn(disk: Disk, folder: string, generation: number): Promise<Recovered> {
  const path = journalPath(folder, generation);
  const file = await disk.open(path, "r+");
  try {
    const { instances, snapshotEnd, end, torn } = await readContents(file, path);
    if (torn > 0) await file.truncate(end);
    // A killed writer may have written records without syncing them; they count from now on.
    await file.sync();
    // The same goes for the name of a file whose writer was killed just after renaming it.
    await disk.syncFolder(folder);
    const notices = torn > 0 ? [cutNotice(path, torn)] : [];
    return { file: new JournalFile(path, file, end), generation, instances, snapshotEnd, notices };
  } catch (error) {
    await file.close();
    throw error;
  }
}

function cutNotice(path: string, bytes: number): string {
  return `Cut ${bytes} bytes off the end of ${path}: the last write was interrupted before anything in it was acknowledged.`;
}
