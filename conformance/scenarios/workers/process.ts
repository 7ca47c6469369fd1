import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A worker in a process of its own that holds the first work of its kind until it is killed. */
export interface Holder {
  /** Resolves once it holds the work. */
  holding: Promise<unknown>;
  kill: () => Promise<void>;
}

export function startHolder(port: number, held: "turn" | "activity"): Holder {
  const script = fileURLToPath(new URL("holder.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, String(port), held], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = once(child, "exit");
  const early = gone.then(([code]) => Promise.reject(new Error(`The worker ended with ${code}.`)));
  const holding = Promise.race([once(createInterface(child.stdout), "line"), early]);
  // Whoever waits for the work is told; afterwards its end is no news.
  holding.catch(() => {});
  return {
    holding,
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
  };
}
