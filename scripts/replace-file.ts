import { existsSync, realpathSync, statSync } from "node:fs";
import { open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { nodeDisk } from "../sidecar/store/journal/disk.ts";
import { commandError, type CommandError } from "./errors.ts";
import { shown } from "./folders.ts";

/**
 * Gives a file new content. Whatever happens meanwhile (a crash, a full disk), the file
 * has its old content or the new one, and nothing of both.
 * @param path absolute; a link is followed
 * @param newMode permissions of a file that was not there
 * @throws {CommandError} CANNOT_WRITE; the file is as it was
 */
export async function replaceFile(
  path: string,
  content: string | Uint8Array,
  newMode?: number,
): Promise<void> {
  try {
    await replace(existsSync(path) ? realpathSync(path) : path, content, newMode);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

async function replace(
  path: string,
  content: string | Uint8Array,
  newMode?: number,
): Promise<void> {
  await sweep(path);
  const beside = besideIt(path, process.pid);
  try {
    const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? newMode;
    const file = await open(beside, "w", mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw error;
  }
  // So that the new name outlives a power cut.
  await nodeDisk.syncFolder(dirname(path));
}

const besideIt = (path: string, pid: number) =>
  join(dirname(path), `.${basename(path)}.${pid}.new`);

/** Removes what processes left that were killed while they wrote this file. */
async function sweep(path: string): Promise<void> {
  for (const name of await readdir(dirname(path))) {
    const [, pid] = /\.(\d+)\.new$/.exec(name) ?? [];
    const left = pid && besideIt(path, Number(pid));
    if (left && basename(left) === name && !isAlive(Number(pid))) await rm(left, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const reasons: Record<string, string> = {
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the system allows no file of that size",
  EISDIR: "it is a folder",
  EEXIST: "a file is in the way",
  ENOTDIR: "a file is in the way",
};

/** Says in words why something could not be written. Errors for people pass unchanged. */
export function cannotWrite(path: string, error: unknown): CommandError | Error {
  const { code = "", message } = error as NodeJS.ErrnoException;
  if ("help" in (error as Error)) return error as Error;
  return commandError("CANNOT_WRITE", shown(path), reasons[code] ?? message);
}
