import { readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { watch } from "chokidar";

export interface Saves {
  /** Resolves once saves are seen. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

export interface SavesOptions {
  folder: string;
  /** Looks at the files now and then, where the system does not report changes. */
  poll: boolean;
  /** Called for every save, with the file's path below the folder where it is known. */
  onSave(file?: string): void;
  /** Called after `onSave` for a save that was found by looking: the system had not reported it. */
  onUnseen(): void;
}

/** Looks after this time whether a save went unseen, in milliseconds. */
const LOOK = 2000;

/** A report may come this much later than the look that found the save, in milliseconds. */
const GRACE = 300;

/** How often to look when polling. */
const POLL = 200;

/** What nobody's answer consists of, by path below the folder. */
const isBeside = (path: string) => /^(starter|wrong|right|node_modules)(\/|$)|(^|\/)\./.test(path);

/** Tells of every save in a folder. */
export function watchSaves({ folder, poll, onSave, onUnseen }: SavesOptions): Saves {
  const below = (path: string) => relative(folder, path).split(sep).join("/");
  const watcher = watch(folder, {
    ignoreInitial: true,
    usePolling: poll,
    interval: POLL,
    ignored: (path) => isBeside(below(path)),
  });
  // A folder that cannot be watched is found out by looking at it.
  watcher.on("error", () => {});
  const ready = new Promise<void>((resolve) => watcher.once("ready", resolve));

  let reports = 0;
  let known = stateOf(folder);
  watcher.on("all", (event, path) => {
    if (event !== "add" && event !== "change" && event !== "unlink") return;
    reports += 1;
    known = stateOf(folder);
    onSave(below(path));
  });

  // Not every save is reported: some drives never do, and two saves within 50 ms count as one.
  const look = async () => {
    const before = reports;
    const state = stateOf(folder);
    if (state === known) return;
    await sleep(GRACE);
    if (reports !== before) return;
    known = state;
    onSave();
    onUnseen();
  };
  const timer = poll ? undefined : setInterval(() => void look(), LOOK);
  return {
    ready,
    async close() {
      clearInterval(timer);
      await watcher.close();
    },
  };
}

/** What the files of a folder are like, as one text that changes with every save. */
function stateOf(folder: string): string {
  try {
    return readdirSync(folder)
      .filter((name) => !isBeside(name))
      .map((name) => ({ name, ...statSync(join(folder, name), { throwIfNoEntry: false }) }))
      .map(({ name, mtimeMs, size }) => `${name} ${mtimeMs} ${size}`)
      .join("\n");
  } catch {
    return "gone";
  }
}
