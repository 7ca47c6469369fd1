import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { watch } from "chokidar";
import { courseFolder, root, shown } from "../folders.ts";
import { cannotWrite } from "../replace-file.ts";
import { fine, lacking, wrong, type Result } from "./result.ts";

/** Folders that commands write to. */
const FOLDERS = [courseFolder, join(root, "exercises"), tmpdir()];

export async function checkFolders(folders = FOLDERS): Promise<Result> {
  for (const folder of folders) {
    const file = join(folder, `.doctor-${randomUUID()}`);
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(file, "x".repeat(4096));
    } catch (error) {
      const { message } = cannotWrite(folder, error);
      const found = message.replace(/\. What was there.*/, "");
      return wrong("folders", found, `ls -ld "${folder}"; df -h "${folder}"`);
    } finally {
      await rm(file, { force: true }).catch(() => {});
    }
  }
  return fine("folders", `${folders.map(shown).join(", ")} can be written`);
}

/** How long a report of a save may take, in milliseconds. */
const PATIENCE = 3000;

export async function checkWatching(): Promise<Result> {
  const found = "the system does not report saves here, as on network drives and in containers";
  const unseen = lacking("watching", found, "npm run watch 3 -- --poll");
  let folder: string;
  try {
    await mkdir(courseFolder, { recursive: true });
    folder = await mkdtemp(join(courseFolder, "doctor-"));
  } catch {
    // That is what `checkFolders` reports.
    return unseen;
  }
  const watcher = watch(folder, { ignoreInitial: true });
  try {
    const isSeen = new Promise<true>((resolve) => watcher.once("add", () => resolve(true)));
    await new Promise<void>((resolve) => watcher.once("ready", resolve));
    await writeFile(join(folder, "saved"), "");
    const seen = await Promise.race([isSeen, sleep(PATIENCE, false)]);
    return seen ? fine("watching", "the system reports saves, so watch works") : unseen;
  } finally {
    await watcher.close();
    await rm(folder, { recursive: true, force: true });
  }
}
