import type { createServer } from "vitepress";
import { progressFile, readProgress } from "../progress/store.ts";

/** What serves the site from its sources. */
export type SiteServer = Awaited<ReturnType<typeof createServer>>;

/** What pages ask for and are told by; `docs/.vitepress/theme/exercises.ts` knows the name too. */
const TOPIC = "course:progress";

/** Tells open pages what is known of each exercise: when they ask, and whenever it changes. */
export function tellProgress({ environments, watcher }: SiteServer): void {
  const { hot } = environments.client;
  hot.on(TOPIC, (_data, page) => void exercises().then((told) => page.send(TOPIC, told)));
  watcher.add(progressFile);
  watcher.on("all", (_event, path) => {
    if (path === progressFile) void exercises().then((told) => hot.send(TOPIC, told));
  });
}

async function exercises() {
  try {
    return (await readProgress()).exercises;
  } catch {
    // A file that cannot be read is told about by the commands that write it.
    return {};
  }
}
