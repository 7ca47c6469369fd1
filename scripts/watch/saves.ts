import { readdir, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
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
  /** Called with the saved file's path below the folder, for every save. */
  onSave(file: string): void;
  /** Called once when a save was found by looking that the system had not reported. */
  onUnseen(): void;
}

/** Looks after this time whether a save went unseen, in milliseconds. */
const LOOK = 2000;

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
  let reported = 0;
  watcher.on("all", (event, path) => {
    reported = Date.now();
    if (event === "add" || event === "change" || event === "unlink") onSave(below(path));
  });
  // A folder that cannot be watched is found out by looking at it.
  watcher.on("error", () => {});
  const ready = new Promise<void>((resolve) => watcher.once("ready", resolve));

  let known: number | undefined;
  let suspectedAt: number | undefined;
  const look = async () => {
    const now = Date.now();
    const newest = await newestIn(folder);
    // A report may come a little later than the look that found the save.
    if (suspectedAt !== undefined && reported < suspectedAt - LOOK) {
      clearInterval(timer);
      return onUnseen();
    }
    const isNew = known !== undefined && newest > known;
    suspectedAt = isNew && reported < now - LOOK ? now : undefined;
    known = newest;
  };
  const timer = setInterval(() => void look().catch(() => {}), LOOK);
  if (poll) clearInterval(timer);
  return {
    ready,
    async close() {
      clearInterval(timer);
      await watcher.close();
    },
  };
}

/** When the last save was, in milliseconds since 1970. */
async function newestIn(folder: string): Promise<number> {
  const names = await readdir(folder);
  const times = names
    .filter((name) => !isBeside(name))
    .map(async (name) => (await stat(join(folder, name))).mtimeMs);
  return Math.max(0, ...(await Promise.all(times)));
}
