import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findLesson, folderOf } from "../../course.ts";
import type { RunFile } from "../../runs/format.ts";
import { command, recordMore } from "./more.ts";
import { normaliseRun, normaliseText, numberedIds } from "./normalise.ts";

/**
 * Runs a lesson as a learner does, away from the learner's own runs.
 * @returns file name → text: what the terminal shows of the run and of the first instance's
 *   history, the run file, and what the lesson's `more.json` asks for
 */
export async function recordLesson(number: number): Promise<Map<string, string>> {
  const lesson = findLesson(number);
  if (!lesson) throw new Error(`There is no lesson ${number}.`);
  const folder = await mkdtemp(join(tmpdir(), "course-record-"));
  try {
    const shown = await command(folder, ["lesson", String(number)]);
    const run = await onlyRun(join(folder, "runs"));
    const [first] = run.instances;
    if (!first) throw new Error(`Lesson ${number} ran no workflow.`);
    const history = await command(folder, ["history", first.instanceId]);
    const more = await recordMore(folderOf(lesson), folder);
    // An id that the terminal shows is the same one in the histories.
    const ids = numberedIds();
    return new Map([
      ["run.txt", normaliseText(shown, ids)],
      ["history.txt", normaliseText(history.replaceAll(folder, ".course"), ids)],
      ["run.json", `${JSON.stringify(normaliseRun(run, ids), undefined, 2)}\n`],
      ...[...more].map(([name, text]) => [name, normaliseText(text)] as const),
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the lesson's command has left behind. */
async function onlyRun(folder: string): Promise<RunFile> {
  const [name] = await readdir(folder);
  if (name === undefined) throw new Error("The lesson's command left no run behind.");
  return JSON.parse(await readFile(join(folder, name), "utf8")) as RunFile;
}
