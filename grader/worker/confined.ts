import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { environment, hasGroups } from "./process.ts";

/**
 * Starts a process that runs somebody's code and may only read: packages are loaded so. It
 * writes nothing and starts no process; `confine.mjs`, called in it, closes the network.
 * @param program file of this folder
 * @returns to be ended with `endGroup`; it says `{ type: "ready" }` when it can take its work
 */
export function startConfined(program: string): ChildProcess {
  const stable = process.allowedNodeEnvironmentFlags.has("--permission");
  return fork(fileURLToPath(new URL(program, import.meta.url)), [String(process.pid)], {
    env: environment(),
    execArgv: [
      stable ? "--permission" : "--experimental-permission",
      ...["--allow-fs-read=*", "--allow-worker", "--max-old-space-size=512"],
    ],
    detached: hasGroups,
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}
