import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** Cleans up after the bench, whatever ends it. */
export interface Reaper {
  /** A temporary folder, deleted at the end. */
  folder: string;
  /** Has a process ended with the bench. */
  watch(child: ChildProcess): void;
  /** Kills what is still running, deletes the folder, and waits for that. */
  stop(): Promise<void>;
}

export async function startReaper(): Promise<Reaper> {
  const reaper = spawn(process.execPath, [fileURLToPath(new URL("reaper.mjs", import.meta.url))], {
    // Out of our process group: Ctrl-C must reach us alone.
    detached: true,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const gone = once(reaper, "exit");
  const [{ folder }] = (await once(reaper, "message")) as [{ folder: string }];
  return {
    folder,
    watch(child) {
      reaper.send({ started: child.pid });
      child.once("exit", () => reaper.connected && reaper.send({ ended: child.pid }));
    },
    async stop() {
      if (reaper.connected) reaper.disconnect();
      await gone;
    },
  };
}
