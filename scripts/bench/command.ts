import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { once } from "node:events";

/** A command that was started, and how long it took until it said something or ended. */
export interface Timed {
  process: ChildProcess;
  /** The first line on its standard output. */
  line: string;
  milliseconds: number;
}

type Watch = (child: ChildProcess) => void;

/** Starts Node and waits for the first line it prints. */
export async function untilFirstLine(
  watch: Watch,
  args: string[],
  options: SpawnOptions,
): Promise<Timed> {
  const begin = performance.now();
  const child = spawn(process.execPath, args, {
    ...options,
    stdio: ["ignore", "pipe", "inherit"],
  });
  watch(child);
  let text = "";
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.includes("\n")) break;
  }
  const milliseconds = performance.now() - begin;
  const [line = ""] = text.split("\n");
  if (line === "") throw new Error(`node ${args.join(" ")} ended without a word.`);
  return { process: child, line, milliseconds };
}

/** Runs Node to its end. @returns how long it took, in milliseconds */
export async function untilEnd(
  watch: Watch,
  args: string[],
  options: SpawnOptions,
): Promise<number> {
  const begin = performance.now();
  const child = spawn(process.execPath, args, {
    ...options,
    stdio: ["ignore", "ignore", "inherit"],
  });
  watch(child);
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`node ${args.join(" ")} ended with code ${code}.`);
  return performance.now() - begin;
}

export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
