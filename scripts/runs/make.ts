import { readFile } from "node:fs/promises";
import { relative, sep } from "node:path";
import { retrace, type Trace } from "../../grader/run/retrace.ts";
import { FORMAT, VERSION, type InstanceRun, type RunFile } from "../../runs/format.ts";
import type { Story } from "../../runs/chronicle.ts";
import type { HistoryEvent } from "../../sidecar/engine/history.ts";
import { statusOf } from "../../sidecar/engine/instance.ts";
import { root } from "../folders.ts";
import { rebuilt } from "../lesson/rebuilt.ts";
import { returnLine } from "./return-line.ts";
import { shortened } from "./shortened.ts";

/** How long the workflows of one file may take to be taken along their histories, in milliseconds. */
const PATIENCE = 5_000;

/** What is known of a run when it is over. */
export interface Heard extends Story {
  title: string;
  command: string;
  engine: string;
  /** When it began. */
  at: string;
  /** Absolute path of the file that exports the workflow of this name; nothing where none does. */
  fileOf(workflow: string): string | undefined;
}

/** Makes a run file: finds out which lines the bodies came by, and adds the code. */
export async function makeRun(heard: Heard): Promise<RunFile> {
  const files = new Files();
  const known = heard.instances.map((instance) => ({
    ...instance,
    name: instance.history.find((event) => event.type === "ExecutionStarted")?.name ?? "",
  }));
  const traces = await traced(known, heard.fileOf);
  const instances: InstanceRun[] = [];
  for (const [index, { instanceId, name, history, moments, about }] of known.entries()) {
    const trace = traces[index] ?? { lines: [], reason: "its code was not found" };
    instances.push({
      instanceId,
      name,
      status: statusOf(rebuilt(instanceId, history)),
      about,
      moments: [...moments],
      lines: await files.placed(trace),
      untraced: trace.reason,
      history: shortened(history),
    });
  }
  const { title, command, engine, at, programs } = heard;
  const frame = { format: FORMAT, version: VERSION, title, command, engine, at } as const;
  return { ...frame, files: files.all, programs: [...programs], instances };
}

/** One process for each workflow, which takes all its histories. */
async function traced(
  instances: readonly { name: string; history: readonly HistoryEvent[] }[],
  fileOf: Heard["fileOf"],
): Promise<(Trace | undefined)[]> {
  const traces = new Array<Trace | undefined>(instances.length).fill(undefined);
  for (const name of new Set(instances.map((instance) => instance.name))) {
    const file = fileOf(name);
    if (file === undefined) continue;
    const own = instances.flatMap((instance, index) => (instance.name === name ? index : []));
    const histories = own.map((index) => instances[index]?.history ?? []);
    const found = await retrace(file, name, histories, PATIENCE);
    for (const [at, index] of own.entries()) traces[index] = found[at];
  }
  return traces;
}

/** The files that lines are in, each read once. */
class Files {
  readonly all: RunFile["files"] = [];

  async placed({ lines }: Trace): Promise<InstanceRun["lines"]> {
    const placed: InstanceRun["lines"] = [];
    for (const { file: path, line, ...rest } of lines) {
      const file = await this.#add(path);
      const text = this.all[file]?.text ?? "";
      placed.push({ ...rest, file, line: rest.kind === "return" ? returnLine(text, line) : line });
    }
    return placed;
  }

  async #add(absolute: string): Promise<number> {
    const path = relative(root, absolute).split(sep).join("/");
    const known = this.all.findIndex((file) => file.path === path);
    if (known !== -1) return known;
    return this.all.push({ path, text: await readFile(absolute, "utf8") }) - 1;
  }
}
