import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Exercise } from "../../grader/exercise.ts";
import { courseFolder } from "../folders.ts";
import { locked } from "../locked.ts";
import { nodeDisk } from "../../sidecar/store/journal/disk.ts";
import { cannotWrite } from "../replace-file.ts";
import { differing, type Files } from "./files.ts";

/** Copies of an exercise's files, one folder each, the newest last. Nothing ever deletes one. */
export function snapshotsFolder(exercise: Exercise): string {
  return join(courseFolder, "backups", exercise.name);
}

/** Ends the name of a folder that is still being written. */
const UNFINISHED = ".unfinished";

/**
 * Keeps a copy of these files, unless the newest snapshot is that copy already.
 * @param reason what is about to happen, for the folder's name: "before-reset"
 * @returns the folder with the copy
 * @throws {CommandError} CANNOT_WRITE
 */
export async function takeSnapshot(
  exercise: Exercise,
  files: Files,
  reason: string,
  now: Date,
): Promise<string> {
  const all = snapshotsFolder(exercise);
  return locked(all, async () => {
    const names = await namesIn(all);
    const newest = names.at(-1);
    if (newest && isSame(files, await read(join(all, newest)))) return join(all, newest);
    const number = newest ? Number.parseInt(newest, 10) + 1 : 1;
    const time = now.toISOString().slice(0, 19).replaceAll(":", "-");
    const folder = join(all, `${String(number).padStart(4, "0")}-${time}-${reason}`);
    try {
      await write(folder, files);
    } catch (error) {
      await rm(folder + UNFINISHED, { recursive: true, force: true }).catch(() => {});
      throw cannotWrite(folder, error);
    }
    return folder;
  });
}

/** The newest snapshot that is not what the learner has now. */
export async function newestOther(
  exercise: Exercise,
  present: Files,
): Promise<{ folder: string; files: Files } | undefined> {
  const all = snapshotsFolder(exercise);
  for (const name of (await namesIn(all)).reverse()) {
    const folder = join(all, name);
    const files = await read(folder);
    if (differing(files, present).length > 0) return { folder, files };
  }
  return undefined;
}

/** A snapshot shows under its name only once it is complete and on disk. */
async function write(folder: string, files: Files): Promise<void> {
  const unfinished = folder + UNFINISHED;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished);
  for (const [name, content] of files) {
    const file = await open(join(unfinished, name), "w");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
  }
  await nodeDisk.syncFolder(unfinished);
  await rename(unfinished, folder);
  await nodeDisk.syncFolder(join(folder, ".."));
}

async function namesIn(all: string): Promise<string[]> {
  const names = await readdir(all).catch(() => []);
  return names.filter((name) => /^\d+-/.test(name) && !name.endsWith(UNFINISHED)).sort(byNumber);
}

const byNumber = (a: string, b: string) => Number.parseInt(a, 10) - Number.parseInt(b, 10);

async function read(folder: string): Promise<Files> {
  const names = await readdir(folder);
  const pairs = names.map(async (name) => [name, await readFile(join(folder, name))] as const);
  return new Map(await Promise.all(pairs));
}

function isSame(a: Files, b: Files): boolean {
  return a.size === b.size && differing(a, b).length === 0;
}
