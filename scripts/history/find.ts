import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Instance } from "../../sidecar/engine/instance.ts";
import { SidecarError } from "../../sidecar/errors.ts";
import { readJournal, type JournalReading } from "../../sidecar/store/journal/read.ts";
import { list } from "../lesson/words.ts";
import { commandError } from "../errors.ts";
import { courseFolder, lessonData, sidecarData } from "../folders.ts";

export interface Found {
  instance: Instance;
  /** The data folder it is in. */
  folder: string;
  /** What a reader should know about the journal. */
  notices: string[];
}

/**
 * Finds an instance in the data folder that was written to last and has one with this id.
 * @param data the only folder to look in; all runs' folders when absent
 * @throws {CommandError} INSTANCE_UNKNOWN
 * @throws {SidecarError} when a journal cannot be read
 */
export async function findInstance(id: string, data: string | undefined): Promise<Found> {
  const known = new Set<string>();
  for (const folder of data === undefined ? await dataFolders() : [resolve(data)]) {
    const { instances, notices } = await read(folder);
    const instance = instances.get(id);
    if (instance) return { instance, folder, notices };
    for (const other of instances.keys()) known.add(other);
  }
  const hint =
    known.size > 0
      ? `Known are: ${list([...known], 10)}.`
      : "There is none yet; `npm run lesson 3` makes some.";
  throw commandError("INSTANCE_UNKNOWN", id, hint);
}

async function read(folder: string): Promise<JournalReading> {
  try {
    return await readJournal(folder);
  } catch (error) {
    const unusable = error instanceof SidecarError && error.code === "FOLDER_UNUSABLE";
    throw unusable ? commandError("FOLDER_UNREADABLE", error.message) : error;
  }
}

/** The data folders of all runs on this machine, the one written to last first. */
async function dataFolders(): Promise<string[]> {
  const lessons = await readdir(join(courseFolder, "lessons")).catch(() => []);
  const folders = [...lessons.map(lessonData), sidecarData];
  const aged = await Promise.all(
    folders.map(async (folder) => ({ folder, writtenAt: await lastWrite(folder) })),
  );
  return aged
    .filter(({ writtenAt }) => writtenAt > 0)
    .sort((a, b) => b.writtenAt - a.writtenAt)
    .map(({ folder }) => folder);
}

/** When a folder's newest journal was written to, in milliseconds since 1970; 0 without one. */
async function lastWrite(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const journals = names.filter((name) => name.endsWith(".journal"));
  const times = await Promise.all(
    journals.map((name) =>
      stat(join(folder, name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  return Math.max(0, ...times);
}
