import { resolve } from "node:path";
import type { Instance } from "../../engine/instance.ts";
import { SidecarError, sidecarError } from "../../errors.ts";
import { nodeDisk, reasonOf, type Disk, type DiskFile } from "./disk.ts";
import { journalPath, sortNames } from "./file.ts";
import { readContents } from "./scan.ts";

export interface JournalReading {
  instances: Map<string, Instance>;
  /** What the reader should know about it, one sentence each. */
  notices: string[];
}

/**
 * Reads a folder's journal without changing or locking anything, also while a sidecar writes
 * to it. A folder without a journal holds no instances.
 * @throws `SidecarError` FOLDER_UNUSABLE, JOURNAL_DAMAGED or JOURNAL_NEWER
 */
export async function readJournal(folder: string, disk = nodeDisk): Promise<JournalReading> {
  try {
    return await readNewest(disk, resolve(folder));
  } catch (error) {
    if (error instanceof SidecarError) throw error;
    throw sidecarError("FOLDER_UNUSABLE", resolve(folder), reasonOf(error));
  }
}

async function readNewest(disk: Disk, folder: string): Promise<JournalReading> {
  const opened = await openNewest(disk, folder, 0);
  if (!opened) return { instances: new Map(), notices: [] };
  const { file, path } = opened;
  try {
    const { instances, torn } = await readContents(file, path);
    const notice = `Left out the last ${torn} bytes of ${path}: a write that has not ended.`;
    return { instances, notices: torn > 0 ? [notice] : [] };
  } finally {
    await file.close();
  }
}

/** Opens the newest file. A compaction may delete it first, but then there is a newer one. */
async function openNewest(
  disk: Disk,
  folder: string,
  missed: number,
): Promise<{ file: DiskFile; path: string } | undefined> {
  const { newest } = sortNames(await disk.list(folder));
  if (newest === 0) return undefined;
  const path = journalPath(folder, newest);
  try {
    return { file: await disk.open(path, "r"), path };
  } catch (error) {
    if (newest === missed) throw error;
    return openNewest(disk, folder, newest);
  }
}
