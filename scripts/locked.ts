import { mkdir } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { SidecarError } from "../sidecar/errors.ts";
import { lockFolder } from "../sidecar/store/journal/lock.ts";
import { cannotWrite } from "./replace-file.ts";

/** How long others may take, in attempts and milliseconds between them. What is done here is short. */
const ATTEMPTS = 400;
const PAUSE = 25;

/**
 * Makes a folder and does something in it while no other process does.
 * @throws {CommandError} CANNOT_WRITE when the folder cannot be used
 */
export async function locked<T>(folder: string, act: () => Promise<T>): Promise<T> {
  const release = await take(folder);
  try {
    return await act();
  } finally {
    await release();
  }
}

async function take(folder: string): Promise<() => Promise<void>> {
  try {
    await mkdir(folder, { recursive: true });
    for (let attempt = 1; ; attempt++) {
      try {
        return await lockFolder(folder);
      } catch (error) {
        if (!(error instanceof SidecarError) || attempt === ATTEMPTS) throw error;
        await sleep(PAUSE);
      }
    }
  } catch (error) {
    throw cannotWrite(folder, error);
  }
}
