import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findLesson, folderOf } from "../../course.ts";
import type { Instance } from "../../sidecar/engine/instance.ts";
import { startOf, statusOf } from "../../sidecar/engine/instance.ts";
import { readJournal } from "../../sidecar/store/journal/read.ts";
import { command, recordMore } from "./more.ts";
import { normaliseHistory, normaliseText, numberedIds, type Ids } from "./normalise.ts";

/**
 * Runs a lesson as a learner does, away from the learner's own runs.
 * @returns file name → text: what the terminal shows of the run and of the first instance's
 *   history, all histories as JSON, and what the lesson's `more.json` asks for
 */
export async function recordLesson(number: number): Promise<Map<string, string>> {
  const lesson = findLesson(number);
  if (!lesson) throw new Error(`There is no lesson ${number}.`);
  const folder = await mkdtemp(join(tmpdir(), "course-record-"));
  try {
    const shown = await command(folder, ["lesson", String(number)]);
    const data = join(folder, "lessons", folderOf(lesson), "data");
    const instances = [...(await readJournal(data)).instances.values()];
    const [first] = instances;
    if (!first) throw new Error(`Lesson ${number} ran no workflow.`);
    const history = await command(folder, ["history", first.id]);
    const more = await recordMore(folderOf(lesson), folder);
    // An id that the terminal shows is the same one in the histories.
    const ids = numberedIds();
    return new Map([
      ["run.txt", normaliseText(shown, ids)],
      ["history.txt", normaliseText(history.replaceAll(folder, ".course"), ids)],
      ["run.json", `${JSON.stringify(describe(instances, ids), undefined, 2)}\n`],
      ...[...more].map(([name, text]) => [name, normaliseText(text)] as const),
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function describe(instances: readonly Instance[], ids: Ids) {
  let events = 0;
  return {
    engine: "embedded",
    instances: instances.map((instance) => {
      const history = normaliseHistory(instance.history, events, ids);
      events += history.length;
      const { id: instanceId, customStatus } = instance;
      const name = startOf(instance)?.name;
      return { instanceId, name, status: statusOf(instance), customStatus, history };
    }),
  };
}
