import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Program } from "./programs.ts";

/** The process that runs Dapr's programs for us and never lets them outlive us. */
export interface Keeper {
  /** A temporary folder that is deleted when the keeper ends. */
  folder: string;
  /** Starts a program; its output goes to `logFile` or, without one, to our stderr. */
  start: (program: Program, logFile?: string) => void;
  /** Resolves once when a program ends without being told to. */
  ended: Promise<{ name: string; how: string }>;
  /** Ends all programs in order and deletes the folder. */
  stop: () => Promise<void>;
}

type Message =
  | { folder: string }
  | { started: string; pid: number | undefined }
  | { ended: string; how: string };

/** Starts a keeper. It ends with this process, whatever ends this process. */
export async function startKeeper(): Promise<Keeper> {
  // No loaders or flags of ours: the keeper is plain JavaScript.
  const child = spawn(process.execPath, [fileURLToPath(new URL("keeper.mjs", import.meta.url))], {
    // Out of our process group: Ctrl-C must reach us alone, so that the keeper can clean up.
    detached: true,
    windowsHide: true,
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const gone = once(child, "exit");
  const first = once(child, "message").then(([message]) => message as { folder: string });
  const { folder } = await Promise.race([
    first,
    gone.then(() => Promise.reject(new Error("The keeper of Dapr's programs did not start."))),
  ]);

  const pids = new Map<string, number>();
  let report: (end: { name: string; how: string }) => void;
  const ended = new Promise<{ name: string; how: string }>((resolve) => (report = resolve));
  child.on("message", (message: Message) => {
    if ("started" in message && message.pid) pids.set(message.started, message.pid);
    if ("ended" in message) {
      pids.delete(message.ended);
      report({ name: message.ended, how: message.how });
    }
  });
  const cleaned = gone.then(async ([code, signal]) => {
    if (code === 0) return;
    // Somebody killed the keeper: do what it can no longer do.
    for (const pid of pids.values()) kill(pid);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    report({ name: "the keeper of Dapr's programs", how: String(signal ?? `exit code ${code}`) });
  });

  // A process that has nothing left to do may end without calling stop.
  child.unref();
  child.channel?.unref();

  // A keeper that is gone cannot be told anything; `ended` says that it is gone.
  const tell = (message: object) => void child.send(message, () => {});
  return {
    folder,
    ended,
    start: (program, logFile) => tell({ start: { ...program, logFile } }),
    async stop() {
      child.ref();
      child.channel?.ref();
      tell({ stop: true });
      await cleaned;
    },
  };
}

function kill(pid: number) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It had ended already.
  }
}
