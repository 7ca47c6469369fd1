import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Observation } from "../../index.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

interface Weight {
  /** Bytes of the live heap after a collection, and of the whole process. */
  heap: number;
  rss: number;
}

interface Message {
  ready?: { grpcPort: number };
  observation?: Observation & { executionId?: string };
  heap?: number;
  rss?: number;
}

/** A process that the soak has started, and may kill. */
export class Life {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;

  constructor(script: string, args: string[], hear: (message: Message) => void = () => {}) {
    this.#child = fork(here(script), args, {
      execArgv: ["--import", "tsx"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    this.#ended = once(this.#child, "exit");
    this.#child.on("message", hear).on("error", () => {});
  }

  /** The next message that has what `key` names; fails when the process ends before. */
  async next<K extends keyof Message>(key: K): Promise<Required<Pick<Message, K>> & Message> {
    return new Promise((resolve, reject) => {
      const look = (message: Message) => {
        if (message[key] === undefined) return;
        this.#child.off("message", look);
        resolve(message as Required<Pick<Message, K>>);
      };
      this.#child.on("message", look);
      void this.#ended.then(() => reject(new Error("a process ended by itself")));
    });
  }

  async weigh(): Promise<Weight> {
    const weighed = this.next("heap");
    this.#child.send({ weigh: true });
    const { heap, rss = 0 } = await weighed;
    return { heap, rss };
  }

  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }
}
