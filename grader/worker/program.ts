import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Modules } from "../compile/modules.ts";
import type { FromWorker, Thrown } from "./messages.ts";
import { endGroup, environment, hasGroups } from "./process.ts";

/** A program: JavaScript by URL, what stands for what, and the URL to start with. */
export interface Code {
  modules: Modules;
  replaced: Record<string, string>;
  entry: string;
}

export interface ProgramEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** The error that ended it, where one did. */
  thrown?: Thrown;
}

/** A learner's program in a process of its own. */
export interface ProgramProcess {
  readonly ended: Promise<ProgramEnd>;
  /** Resolves when nobody took a connection of it to one of these ports. */
  refused(ports: readonly number[]): Promise<void>;
  /**
   * Starts the program as its package would. To be called once.
   * @param env what its environment has beside the machine's
   */
  start(code: Code, env: Record<string, string>): void;
  /** Asks it to end, as a platform does. */
  terminate(): void;
  /** Ends it at once, and what it started. Resolves when it is gone. */
  kill(): Promise<void>;
}

/** Gets a process ready for a program that is still to come. */
export function prepareProgram(verbose: boolean): ProgramProcess {
  const host = fileURLToPath(new URL("app-host.mjs", import.meta.url));
  const child = fork(host, [String(process.pid)], {
    env: environment(),
    execArgv: [],
    detached: hasGroups,
    stdio: ["ignore", verbose ? 2 : "ignore", verbose ? 2 : "ignore", "ipc"],
  });
  let thrown: Thrown | undefined;
  const refused = new Set<number>();
  child.on("message", (message: FromWorker) => {
    if ("thrown" in message) thrown ??= message.thrown;
    if (message.type === "refused") refused.add(message.port);
  });
  const ended = Promise.all([once(child, "exit"), once(child, "disconnect")]).then(
    ([[exitCode, signal]]): ProgramEnd => {
      // It may have left others behind.
      endGroup(child);
      return { code: exitCode as number | null, signal: signal as NodeJS.Signals | null, thrown };
    },
  );
  return {
    ended,
    async refused(ports) {
      while (!ports.some((port) => refused.has(port))) await once(child, "message");
    },
    start: (code, env) => void child.send({ ...code, env }, () => {}),
    terminate: () => void child.kill("SIGTERM"),
    async kill() {
      endGroup(child);
      await ended;
    },
  };
}
