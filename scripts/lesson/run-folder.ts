import { existsSync } from "node:fs";
import { mkdir, readdir, rm, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SidecarError } from "../../sidecar/index.ts";
import { lockFolder } from "../../sidecar/store/journal/lock.ts";
import { commandError } from "../errors.ts";
import { shown } from "../folders.ts";

/** Where a lesson's runs keep what they need; one run at a time. */
export interface RunFolder {
  /** The journal. */
  readonly data: string;
  /** What the app prints. */
  readonly log: string;
  /** Whether an earlier run was cut short, so that this one continues it. */
  readonly continues: boolean;
  /** Notes that the run came to its end. Until then it counts as cut short. */
  finish(): Promise<void>;
}

/**
 * Prepares the folder for a run: empties the data of a run that came to its end, and
 * keeps those of one that was cut short.
 * @param fresh empties them in any case
 * @throws {CommandError} FOLDER_IN_USE while another run goes on
 */
export async function openRunFolder(folder: string, fresh: boolean): Promise<RunFolder> {
  const data = join(folder, "data");
  const finished = join(folder, "finished");
  const continues = !fresh && existsSync(data) && !existsSync(finished);
  await inUse(data, async () => {
    await mkdir(data, { recursive: true });
    if (!continues) await empty(data);
  });
  await unlink(finished).catch(() => undefined);
  return {
    data,
    log: join(folder, "app.log"),
    continues,
    finish: () => writeFile(finished, ""),
  };
}

/** Says in the lesson's words that the folder is in use. */
export async function inUse<T>(data: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const taken = error instanceof SidecarError && error.code === "FOLDER_IN_USE";
    throw taken ? commandError("FOLDER_IN_USE", shown(data)) : error;
  }
}

/** Deletes a journal that nobody writes to. */
async function empty(data: string): Promise<void> {
  const release = await lockFolder(data);
  try {
    const names = await readdir(data);
    for (const name of names) if (name !== "lock") await rm(join(data, name), { recursive: true });
  } finally {
    await release();
  }
}
