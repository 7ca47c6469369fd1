import { existsSync } from "node:fs";
import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { commandError } from "../errors.ts";
import { courseFolder, shown } from "../folders.ts";
import { locked } from "../locked.ts";
import { cannotWrite, replaceFile } from "../replace-file.ts";
import type { Change } from "./changes.ts";
import { noEntry, noProgress, progressSchema, type Entry, type Progress } from "./schema.ts";

/** The one file with a learner's progress: JSON, to be read and edited by people too. */
export const progressFile = join(courseFolder, "progress.json");

/**
 * What is known so far. A file that cannot be used is set aside and named on stderr.
 * @throws {CommandError} PROGRESS_NEWER, CANNOT_WRITE
 */
export async function readProgress(): Promise<Progress> {
  if (!existsSync(progressFile)) return noProgress;
  return locked(courseFolder, readOrSetAside);
}

/**
 * Changes one exercise's entry; processes that do so at the same time take turns.
 * @returns the entry as it is now
 * @throws {CommandError} PROGRESS_NEWER, CANNOT_WRITE
 */
export async function updateProgress(exercise: string, change: Change): Promise<Entry> {
  return locked(courseFolder, async () => {
    const progress = await readOrSetAside();
    const entry = change(progress.exercises[exercise] ?? noEntry);
    const exercises = { ...progress.exercises, [exercise]: entry };
    await replaceFile(progressFile, `${JSON.stringify({ ...progress, exercises }, null, 2)}\n`);
    return entry;
  });
}

/** As `updateProgress`, for commands whose own result must not depend on it. */
export async function noteProgress(exercise: string, change: Change): Promise<Entry | undefined> {
  try {
    return await updateProgress(exercise, change);
  } catch (error) {
    process.stderr.write(`note   This is not in your progress: ${(error as Error).message}\n`);
    return undefined;
  }
}

async function readOrSetAside(): Promise<Progress> {
  let text: string;
  try {
    text = await readFile(progressFile, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return noProgress;
    if (code === "EISDIR") throw commandError("FILE_IS_FOLDER", shown(progressFile));
    throw cannotWrite(progressFile, error);
  }
  const read = parse(text);
  if ("progress" in read) return read.progress;
  const aside = freeName();
  try {
    await rename(progressFile, aside);
  } catch (error) {
    throw cannotWrite(aside, error);
  }
  process.stderr.write(
    `note   ${shown(progressFile)} cannot be used: ${read.damage}\n` +
      `       It is kept as ${shown(aside)}, and a new one is begun. Repaired, it can be put back.\n`,
  );
  return noProgress;
}

/** @throws {CommandError} PROGRESS_NEWER */
function parse(text: string): { progress: Progress } | { damage: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { damage: `it is no JSON (${(error as Error).message.split("\n")[0]}).` };
  }
  const { version } = (value ?? {}) as { version?: unknown };
  if (typeof version === "number" && version > 1) {
    throw commandError("PROGRESS_NEWER", shown(progressFile), version);
  }
  const { success, data, error } = progressSchema.safeParse(value);
  return success ? { progress: data } : { damage: inWords(error) };
}

function inWords(error: z.ZodError): string {
  const [first] = error.issues;
  const where = first?.path.join(" → ") || "the whole file";
  return `${where}: ${first?.message ?? "not as expected"}.`;
}

function freeName(): string {
  for (let number = 1; ; number++) {
    const name = join(courseFolder, `progress.damaged-${number}.json`);
    if (!existsSync(name)) return name;
  }
}
