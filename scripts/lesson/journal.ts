import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { details, namesOf } from "../../runs/history.ts";
import type { Change } from "../../sidecar/engine/change.ts";
import type { HistoryEvent } from "../../sidecar/engine/history.ts";
import { decodeLine } from "../../sidecar/store/journal/line.ts";
import { cut } from "./page.ts";

/** A journal as a person reads it. */
export interface Journal {
  /** The file's name. */
  file: string;
  lines: JournalLine[];
}

export interface JournalLine {
  /** In the file, counted from 1. */
  number: number;
  /** The instance that it is about. */
  instanceId: string;
  /** What the sidecar wrote down: "received". */
  change: Change["type"];
  /** The events it holds: "TaskCompleted validateTask {…}". */
  events: string;
}

const LONGEST_CHANGE = "continued".length;

/**
 * A journal as a block of the narration: its title, and beside each line's number what it says.
 * @param instanceId of the one instance that it is about; all when absent
 */
export function journalInWords({ file, lines }: Journal, instanceId?: string) {
  const about = instanceId === undefined ? "" : `, what it says of ${instanceId}`;
  const isAbout = (line: JournalLine) => instanceId === undefined || line.instanceId === instanceId;
  const values = lines.filter(isAbout).map((line) => {
    const whose = instanceId === undefined ? `${line.instanceId}: ` : "";
    const text = `${line.change.padEnd(LONGEST_CHANGE)} ${whose}${line.events}`;
    return [`line ${line.number}`, text.trimEnd()] as const;
  });
  return { title: `The journal, ${file}${about}`, values };
}

/** How many characters of a value stay in a line that holds several events. */
const VALUE = 24;

/**
 * Reads the lines of a folder's journal, also while a sidecar writes to it. A line in the file
 * holds a checksum, a place and JSON; what is shown of it is the JSON's sense.
 */
export async function readLines(folder: string): Promise<Journal> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".journal"));
  const file = names.sort().at(-1) ?? "";
  const bytes = await readFile(join(folder, file));
  return { file, lines: linesOf(bytes) };
}

/** Only whole lines count: the last one may still be on its way. */
export function linesOf(bytes: Buffer): JournalLine[] {
  const lines: JournalLine[] = [];
  const names = new Map<string, Map<number, string>>();
  let start = 0;
  for (let number = 1; ; number++) {
    const end = bytes.indexOf("\n", start);
    if (end === -1) return lines;
    const line = decodeLine(bytes.subarray(start, end));
    start = end + 1;
    const changes: unknown = JSON.parse(line?.json ?? "[]");
    // The first line is the file's header.
    if (!Array.isArray(changes)) continue;
    for (const change of changes as Change[]) {
      lines.push({
        number,
        instanceId: change.id,
        change: change.type,
        events: inWords(change, names),
      });
    }
  }
}

function inWords(change: Change, allNames: Map<string, Map<number, string>>): string {
  const { type, id } = change;
  const events = eventsOf(change);
  const known = type === "created" ? undefined : allNames.get(id);
  const names = known ?? new Map<number, string>();
  for (const [task, name] of namesOf(events)) names.set(task, name);
  allNames.set(id, names);
  const parts = events.map((event) => {
    const shown = events.length > 1 ? shortened(event) : event;
    return event.type === "WorkflowStarted"
      ? event.type
      : `${event.type} ${details(shown, names)}`.trim();
  });
  return parts.join(", ");
}

function eventsOf(change: Change): HistoryEvent[] {
  switch (change.type) {
    case "created":
      return [change.start];
    case "received":
      return [change.event];
    case "turned":
      return [change.started, ...change.events];
    case "continued":
      return change.inbox;
    case "restored":
      return [...change.history, ...change.inbox];
    case "purged":
      return [];
  }
}

/** With values short enough for what comes after them to be seen. */
function shortened(event: HistoryEvent): HistoryEvent {
  const short = { ...event } as HistoryEvent & { input?: string; result?: string };
  if (short.input) short.input = cut(short.input, VALUE);
  if (short.result) short.result = cut(short.result, VALUE);
  return short;
}
