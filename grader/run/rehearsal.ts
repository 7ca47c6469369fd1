import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { ProbeCode } from "../worker/messages.ts";
import { startConfined } from "../worker/confined.ts";
import { endGroup } from "../worker/process.ts";
import { bundle } from "./bundle.ts";
import type { Decided } from "./run.ts";

/** What running a workflow body again and again brings to light. */
export type Seen =
  /** The body took something from outside its history, itself or through other code. */
  | { type: "probed"; code: ProbeCode; call: string; stack: string; isReplaying: boolean }
  /** It decided otherwise than on the run before. */
  | { type: "changed"; first: Decision; now: Decision }
  /** It returned with a task that it never waited for. */
  | { type: "dropped"; method: string; stack: string }
  /** It yielded something that is no task. */
  | { type: "yieldedOther"; stack?: string }
  /** It waits for a promise that something outside history has to settle. */
  | { type: "waiting"; stack?: string }
  /** It ended with an error, which the stand-ins may have caused. */
  | { type: "threw" };

type Decision = Omit<Decided, "where"> & { stack: string };

/** What came of one workflow: what was seen, or why it was not run. */
export type Rehearsal = { seen: Seen[] } | { reason: string };

type FromRehearsal =
  | { type: "ready" }
  | { type: "notLoaded"; text: string }
  | { type: "noFunction"; name: string }
  | { type: "seen"; name: string; what: Seen }
  | { type: "finished"; name: string }
  | { type: "done" };

/** A run that sees more than this sees the same over and over. */
const MOST_SEEN = 100;

/**
 * Runs workflows of one file in a process of their own, which reaches neither network nor
 * disk and is killed at the end, whatever the file does.
 * @param path absolute path
 * @param names exports that are workflows
 * @param patience for how long the file may run, its start included, in milliseconds
 * @returns for each name what came of it
 */
export async function rehearse(
  path: string,
  names: readonly string[],
  patience: number,
): Promise<Map<string, Rehearsal>> {
  const all = (reason: string) => new Map(names.map((name) => [name, { reason }]));
  const bundled = await bundle(path);
  if ("reason" in bundled) return all(bundled.reason);
  const child = startConfined("rehearse.mjs");
  try {
    return await hearAll(child, { path, ...bundled, names }, patience);
  } finally {
    endGroup(child);
  }
}

interface Load {
  path: string;
  code: string;
  own: string[];
  names: readonly string[];
}

async function hearAll(child: ChildProcess, load: Load, patience: number) {
  const seen = new Map<string, Seen[]>(load.names.map((name) => [name, []]));
  const results = new Map<string, Rehearsal>();
  let reason = "it was not done in time";
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, patience);
    const stop = (why: string) => {
      reason = why;
      clearTimeout(timer);
      resolve();
    };
    child.on("message", (message: FromRehearsal) => {
      if (message.type === "ready") child.send(load, () => {});
      if (message.type === "notLoaded") stop(`loading it fails with ${firstLine(message.text)}`);
      if (message.type === "noFunction") {
        results.set(message.name, { reason: "no function once it is loaded" });
      }
      if (message.type === "seen") {
        const noted = seen.get(message.name);
        if (noted && noted.length < MOST_SEEN) noted.push(message.what);
      }
      if (message.type === "finished" && !results.has(message.name)) {
        results.set(message.name, { seen: seen.get(message.name) ?? [] });
      }
      if (message.type === "done") stop("it was not run");
    });
    child.on("error", ({ message }) => stop(`its process does not start: ${message}`));
    void once(child, "exit").then(([code, signal]: (number | string | null)[]) =>
      stop(`it ends its process ${signal ? `by ${signal}` : `with exit code ${code}`}`),
    );
  });
  for (const name of load.names) if (!results.has(name)) results.set(name, { reason });
  return results;
}

const firstLine = (text: string) => text.split("\n")[0] ?? "";
