import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** A real process that opens a journal; see `opener.ts` for what it prints. */
export interface Opener {
  pid: number;
  /** The next line it prints; `undefined` when it has ended. */
  line(): Promise<string | undefined>;
  /** Asks it to close the journal and end. */
  end(): Promise<void>;
  kill(): Promise<void>;
}

export function startOpener(folder: string, mode: "hold" | "write"): Opener {
  const script = fileURLToPath(new URL("./opener.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, folder, mode], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  onTestFinished(() => stop(child, exited, "SIGKILL"));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    pid: child.pid!,
    line: async () => (await lines.next()).value,
    end: async () => {
      child.stdin.end();
      await exited;
    },
    kill: () => stop(child, exited, "SIGKILL"),
  };
}

async function stop(child: ChildProcess, exited: Promise<unknown>, signal: NodeJS.Signals) {
  child.kill(signal);
  await exited;
}
