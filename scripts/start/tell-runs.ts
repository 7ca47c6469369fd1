import { mkdirSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { RunFile } from "../../runs/format.ts";
import { readRun } from "../../runs/read.ts";
import { RUN_ID, runIds, runsFolder } from "../runs/store.ts";
import type { SiteServer } from "./tell-progress.ts";

/** What pages ask for and are told by; `docs/.vitepress/theme/own-runs.ts` knows the names too. */
const LIST = "course:runs";
const ONE = "course:run";

/** A run as the list shows it. */
interface Summary {
  id: string;
  title: string;
  command: string;
  at?: string;
}

/** Tells open pages which runs there are, when they ask and whenever that changes; and each run. */
export function tellRuns({ environments, watcher }: SiteServer): void {
  const { hot } = environments.client;
  const summaries = new Summaries();
  hot.on(LIST, (_data, page) => void summaries.all().then((told) => page.send(LIST, told)));
  hot.on(ONE, (id, page) => void runOf(id).then((told) => page.send(ONE, told)));
  mkdirSync(runsFolder, { recursive: true });
  watcher.add(runsFolder);
  watcher.on("all", (_event, path) => {
    if (dirname(path) === runsFolder && path.endsWith(".json")) {
      void summaries.all().then((told) => hot.send(LIST, told));
    }
  });
}

/** The text of a run file; the page looks at what is in it. */
async function runOf(id: unknown): Promise<{ id: string; text?: string }> {
  // A page of this site asks, and yet no name may lead out of the folder.
  if (typeof id !== "string" || !RUN_ID.test(id)) return { id: "" };
  return {
    id,
    text: await readFile(join(runsFolder, `${id}.json`), "utf8").catch(() => undefined),
  };
}

/** What the list shows of each run; a file is read again only after it has changed. */
class Summaries {
  readonly #known = new Map<string, { changed: number; summary?: Summary }>();

  /** Newest first; files that are no runs are left out. */
  async all(): Promise<Summary[]> {
    const ids = await runIds();
    const all = await Promise.all(ids.map((id) => this.#of(id)));
    return all.filter((summary) => summary !== undefined);
  }

  async #of(id: string): Promise<Summary | undefined> {
    const path = join(runsFolder, `${id}.json`);
    const changed = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => undefined,
    );
    if (changed === undefined) return undefined;
    const known = this.#known.get(id);
    if (known?.changed === changed) return known.summary;
    const read = readRun(await readFile(path, "utf8").catch(() => ""));
    const summary = "run" in read ? summaryOf(id, read.run) : undefined;
    this.#known.set(id, { changed, summary });
    return summary;
  }
}

const summaryOf = (id: string, { title, command, at }: RunFile): Summary => ({
  ...{ id, title, command, at },
});
