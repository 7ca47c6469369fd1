import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { findLesson, folderOf } from "../../course.ts";
import type { Instance } from "../../sidecar/engine/instance.ts";
import { startOf, statusOf } from "../../sidecar/engine/instance.ts";
import { readJournal } from "../../sidecar/store/journal/read.ts";
import { root } from "../folders.ts";
import { normaliseHistory, normaliseText } from "./normalise.ts";

/**
 * Runs a lesson as a learner does, away from the learner's own runs.
 * @returns file name → text: what the terminal shows of the run and of the first instance's
 *   history, and all histories as JSON
 */
export async function recordLesson(number: number): Promise<Map<string, string>> {
  const lesson = findLesson(number);
  if (!lesson) throw new Error(`There is no lesson ${number}.`);
  const folder = await mkdtemp(join(tmpdir(), "course-record-"));
  try {
    const shown = await command(folder, "lesson", String(number));
    const data = join(folder, "lessons", folderOf(lesson), "data");
    const instances = [...(await readJournal(data)).instances.values()];
    const [first] = instances;
    if (!first) throw new Error(`Lesson ${number} ran no workflow.`);
    const history = await command(folder, "history", first.id);
    return new Map([
      ["run.txt", normaliseText(shown)],
      ["history.txt", normaliseText(history.replaceAll(folder, ".course"))],
      ["run.json", `${JSON.stringify(describe(instances), undefined, 2)}\n`],
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function command(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await execa(process.execPath, [join(root, "scripts", "run.mjs"), ...args], {
    cwd: root,
    env: { COURSE_DIR: folder },
  });
  return `${stdout}\n`;
}

function describe(instances: readonly Instance[]) {
  let events = 0;
  return {
    engine: "embedded",
    instances: instances.map((instance) => {
      const history = normaliseHistory(instance.history, events);
      events += history.length;
      const { id: instanceId, customStatus } = instance;
      const name = startOf(instance)?.name;
      return { instanceId, name, status: statusOf(instance), customStatus, history };
    }),
  };
}
