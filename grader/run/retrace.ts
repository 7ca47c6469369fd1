import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { HistoryEvent } from "../../sidecar/engine/history.ts";
import { startConfined } from "../worker/confined.ts";
import { endGroup } from "../worker/process.ts";
import { bundle } from "./bundle.ts";
import { framesOf } from "./frames.ts";

/** A line that a body reached, and the turn that reached it first; turns count from 1. */
export interface TracedLine {
  turn: number;
  kind: "call" | "yield" | "return" | "throw";
  /** Of a call: "callActivity". */
  method?: string;
  /** What the call names. */
  name?: string;
  /** Of a call that history confirms: the id of that event. */
  id?: number;
  /** Absolute path. */
  file: string;
  line: number;
}

/** The lines of one history; `reason` says why there are none, or none from some point on. */
export interface Trace {
  lines: TracedLine[];
  reason?: string;
}

type FromRetrace =
  | { type: "ready" }
  | { type: "notLoaded"; text: string }
  | { type: "begins"; index: number }
  | ({ type: "line"; stack: string } & Omit<TracedLine, "file" | "line">)
  | { type: "lost"; text: string }
  | { type: "done" };

/**
 * Takes a workflow along histories of it, in a process of its own that reaches neither network
 * nor disk, and says which lines it comes by. Where the code does otherwise than a history
 * says, because it was changed since, the lines end.
 * @param path absolute path of the file that exports the workflow
 * @param patience how long that may take in all, in milliseconds
 * @returns a trace for each history
 */
export async function retrace(
  path: string,
  name: string,
  histories: readonly (readonly HistoryEvent[])[],
  patience: number,
): Promise<Trace[]> {
  const bundled = await bundle(path);
  if ("reason" in bundled) return histories.map(() => ({ lines: [], reason: bundled.reason }));
  const child = startConfined("retrace.mjs");
  const { code, own } = bundled;
  try {
    const traces = await hearAll(child, { path, code, own, name, histories }, patience);
    return traces.map((trace, index) => agreeing(trace, histories[index] ?? []));
  } finally {
    endGroup(child);
  }
}

interface Load {
  path: string;
  code: string;
  /** The files in it, as URLs. */
  own: string[];
  name: string;
  histories: readonly (readonly HistoryEvent[])[];
}

async function hearAll(child: ChildProcess, load: Load, patience: number) {
  const files = new Set(load.own.map((url) => fileURLToPath(url)));
  const traces: Trace[] = load.histories.map(() => ({ lines: [] }));
  let current = -1;
  let reason: string | undefined = "the code was not done in time";
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, patience);
    const stop = (why?: string) => {
      reason = why;
      clearTimeout(timer);
      resolve();
    };
    child.on("message", (message: FromRetrace) => {
      const trace = traces[current];
      if (message.type === "ready") child.send(load, () => {});
      if (message.type === "notLoaded") stop(`loading the code fails with ${message.text}`);
      if (message.type === "begins") current = message.index;
      if (message.type === "lost" && trace) trace.reason = message.text;
      if (message.type === "line" && trace) {
        const { type: _, stack, ...line } = message;
        const frame = framesOf(stack).find(({ file }) => files.has(file));
        // An error that history throws into the body comes up where the body waits.
        const place = frame ?? (line.kind === "throw" ? trace.lines.at(-1) : undefined);
        if (place) trace.lines.push({ ...line, file: place.file, line: place.line });
      }
      if (message.type === "done") stop();
    });
    child.on("error", ({ message }) => stop(`its process does not start: ${message}`));
    void once(child, "exit").then(() => stop("the code ends its process"));
  });
  if (reason !== undefined)
    for (const trace of traces.slice(Math.max(0, current))) trace.reason = reason;
  return traces;
}

/** The lines up to where the code does otherwise than history. */
function agreeing(trace: Trace, history: readonly HistoryEvent[]): Trace {
  const opened = openings(history);
  const end = trace.lines.findIndex(({ id, name, turn }) => {
    if (id === undefined) return false;
    const known = opened.get(id);
    return !known || known.turn !== turn || (name !== undefined && known.name !== name);
  });
  if (end === -1) return trace;
  return {
    lines: trace.lines.slice(0, end),
    reason: "the code that ran then did otherwise than the code that is there now",
  };
}

/** What a history's openings name, and the turn that asked for them. */
function openings(history: readonly HistoryEvent[]) {
  const opened = new Map<number, { name?: string; turn: number }>();
  let turn = 0;
  for (const event of history) {
    if (event.type === "WorkflowStarted") turn += 1;
    if (event.type === "TaskScheduled" || event.type === "ChildCreated") {
      opened.set(event.id, { name: event.name, turn });
    }
    if (event.type === "TimerCreated") opened.set(event.id, { turn });
  }
  return opened;
}
