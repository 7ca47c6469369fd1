import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** One of the programs in `programs/`, in a process of its own that ends with this one. */
export interface Child {
  readonly pid: number;
  /** Sends a request and waits for the answer; one at a time. */
  ask(request: object): Promise<Answer>;
  stop(): Promise<void>;
}

/** What a program sends: numbers by name, or what went wrong. */
export type Answer = Record<string, number> & { error?: never };

/** Starts `programs/<name>.ts`. @returns the child and the first thing it said */
export async function startChild(
  watch: (child: ChildProcess) => void,
  name: string,
  ...args: string[]
): Promise<{ child: Child; hello: Answer }> {
  const path = fileURLToPath(new URL(`programs/${name}.ts`, import.meta.url));
  const process = fork(path, args, {
    execArgv: ["--import", "tsx"],
    // The SDK logs every work item: formatted as in an app, and shown to nobody.
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  watch(process);
  const ended = once(process, "exit");
  const child: Child = {
    pid: process.pid ?? 0,
    ask(request) {
      process.send(request);
      return answerOf(process, ended, name);
    },
    async stop() {
      if (process.connected) process.disconnect();
      await ended;
    },
  };
  return { child, hello: await answerOf(process, ended, name) };
}

async function answerOf(
  process: ChildProcess,
  ended: Promise<unknown>,
  name: string,
): Promise<Answer> {
  const [answer] = (await Promise.race([
    once(process, "message"),
    ended.then(() => Promise.reject(new Error(`The bench's ${name} ended by itself.`))),
  ])) as [Answer | { error: string }];
  if (answer.error !== undefined) throw new Error(`The bench's ${name} failed: ${answer.error}`);
  return answer;
}
