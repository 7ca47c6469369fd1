import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { RunFile } from "../../runs/format.ts";
import { courseFolder } from "../folders.ts";
import { replaceFile } from "../replace-file.ts";

/** How many runs are kept; the oldest go first. */
const KEPT = 50;

/** The learner's own runs, a file each. */
export const runsFolder = join(courseFolder, "runs");

/** What names a run: when it began, what it was, and a number that no other run has then. */
export const RUN_ID = /^\d{8}T\d{9}Z-[a-z]+-\d{1,3}-\d+$/;

/**
 * A name for a run: names sort by time.
 * @param what such as "lesson-3"
 * @param pid of the process, since two may begin at the same moment
 */
export function runId(at: Date, what: string, pid: number): string {
  return `${at.toISOString().replace(/[-:.]/g, "")}-${what}-${pid}`;
}

/**
 * Keeps a run, whole or not at all, and drops the oldest ones. A run is worth nothing beside
 * the command that left it: what goes wrong is noted on stderr, and that is all.
 * @param make called for the run's content
 */
export async function keepRun(id: string, make: () => Promise<RunFile>): Promise<void> {
  try {
    const text = `${JSON.stringify(await make())}\n`;
    await mkdir(runsFolder, { recursive: true });
    await replaceFile(join(runsFolder, `${id}.json`), text);
    for (const old of (await runIds()).slice(KEPT)) {
      await rm(join(runsFolder, `${old}.json`), { force: true });
    }
  } catch (error) {
    process.stderr.write(`note   This run is not kept: ${(error as Error).message}\n`);
  }
}

/** Names of all runs that are kept, newest first. */
export async function runIds(): Promise<string[]> {
  const names = await readdir(runsFolder).catch(() => []);
  return names
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .filter((id) => RUN_ID.test(id))
    .sort()
    .reverse();
}
