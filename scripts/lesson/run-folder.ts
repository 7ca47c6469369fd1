import { existsSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SidecarError } from "../../sidecar/errors.ts";
import { lockFolder } from "../../sidecar/store/journal/lock.ts";
import { commandError } from "../errors.ts";
import { shown } from "../folders.ts";

/** Where a lesson's runs keep their journal, in `data`; one run at a time. */
export interface RunFolder {
  /** Whether an earlier run was cut short, so that this one continues it. */
  readonly continues: boolean;
  /**
   * Calls `start` with the folder of the journal.
   * @throws {CommandError} FOLDER_IN_USE when `start` finds that another run goes on
   */
  use<T>(start: (data: string) => Promise<T>): Promise<T>;
  /** Notes that the run came to its end. Until then it counts as cut short. */
  finish(): Promise<void>;
}

/**
 * Prepares the folder for a run: empties the journal of a run that came to its end, and
 * keeps that of one that was cut short.
 * @param fresh empties it in any case
 * @throws {CommandError} FOLDER_IN_USE while another run goes on
 */
export async function openRunFolder(home: string, fresh: boolean): Promise<RunFolder> {
  const data = join(home, "data");
  const finished = join(home, "finished");
  const continues = !fresh && existsSync(data) && !existsSync(finished);
  if (!continues) await inUse(data, empty);
  await rm(finished, { force: true });
  return {
    continues,
    use: (start) => inUse(data, start),
    finish: () => writeFile(finished, ""),
  };
}

/** Says in a lesson's words that the folder is in use. */
async function inUse<T>(data: string, act: (data: string) => Promise<T>): Promise<T> {
  try {
    return await act(data);
  } catch (error) {
    const taken = error instanceof SidecarError && error.code === "FOLDER_IN_USE";
    throw taken ? commandError("FOLDER_IN_USE", shown(data)) : error;
  }
}

/** Deletes a journal that nobody writes to. */
async function empty(data: string): Promise<void> {
  await mkdir(data, { recursive: true });
  const release = await lockFolder(data);
  try {
    const names = await readdir(data);
    for (const name of names) if (name !== "lock") await rm(join(data, name), { recursive: true });
  } finally {
    await release();
  }
}
