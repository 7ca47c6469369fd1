import type { HistoryEvent } from "../sidecar/engine/history.ts";
import { count, listOf, maybe, objectWith, oneOf, text, Wrong, type Check } from "./check.ts";
import { FORMAT, VERSION, type RunFile } from "./format.ts";

/** Bytes of a file that can be opened. */
export const LARGEST = 30_000_000;

/** Much more than any run of the course has, and still drawn at once. */
const MOST = { instances: 500, events: 100_000, files: 50, programs: 1000, code: 1_000_000 };

/** A run, or what is wrong with the file, as the end of a sentence about it. */
export type Read = { run: RunFile } | { problem: string };

/**
 * Reads a run file that may be anybody's: everything that is drawn later is looked at.
 * @param json the file's text
 */
export function readRun(json: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { problem: "it is no JSON" };
  }
  try {
    objectWith({ format: known })(value, "it");
    const { version } = value as { version: unknown };
    if (version !== VERSION) {
      return {
        problem: `it has version ${shown(version)} of the format, and this page knows ${VERSION}`,
      };
    }
    runFile(value, "");
    inRange(value as RunFile);
    return { run: value as RunFile };
  } catch (error) {
    if (error instanceof Wrong) return { problem: error.message };
    throw error;
  }
}

const known: Check = (value) => {
  if (value !== FORMAT) throw new Wrong("it", "is no run file");
};

/** A version as a message may show it, whatever it is. */
const shown = (version: unknown) => (typeof version === "number" ? String(version) : "no number");

const payload = maybe(text(1_000_000));

const failure = maybe(objectWith({ errorMessage: text(1_000_000) }));

const event: Record<HistoryEvent["type"], Record<string, Check>> = {
  WorkflowStarted: {},
  ExecutionStarted: { name: text(), input: payload, instanceId: text() },
  ExecutionCompleted: { status: text(), result: payload, failure },
  ExecutionTerminated: { input: payload },
  TaskScheduled: { name: text(), input: payload },
  TaskCompleted: { taskId: count(), result: payload },
  TaskFailed: { taskId: count(), failure },
  ChildCreated: { instanceId: text(), name: text(), input: payload },
  ChildCompleted: { taskId: count(), result: payload },
  ChildFailed: { taskId: count(), failure },
  TimerCreated: { fireAt: text() },
  TimerFired: { taskId: count(), fireAt: text() },
  EventRaised: { name: text(), input: payload },
  EventSent: { instanceId: text(), name: text(), input: payload },
  ExecutionSuspended: { input: payload },
  ExecutionResumed: { input: payload },
};

const historyEvent: Check = (value, where) => {
  objectWith({ type: oneOf(...Object.keys(event)), id: count(-1), at: text() })(value, where);
  objectWith(event[(value as HistoryEvent).type])(value, where);
};

const program = { program: count() };
const task = { taskId: count() };
const moments: Record<string, Record<string, Check>> = {
  ...{ started: program, killed: program, stopped: program, ended: program },
  ...{ turn: {}, turnLost: {}, handed: task, completed: task, failed: task },
};

const moment: Check = (value, where) => {
  objectWith({ type: oneOf(...Object.keys(moments)) })(value, where);
  objectWith(moments[(value as { type: string }).type] ?? {})(value, where);
};

const bodyLine = objectWith({
  turn: count(1),
  kind: oneOf("call", "yield", "return", "throw"),
  method: maybe(text()),
  name: maybe(text()),
  id: maybe(count()),
  file: count(),
  line: count(1),
});

const instance = objectWith({
  instanceId: text(),
  name: text(),
  status: text(),
  about: maybe(text()),
  untraced: maybe(text()),
  history: listOf(MOST.events, historyEvent),
  moments: listOf(3 * MOST.events, moment),
  lines: listOf(MOST.events, bodyLine),
});

const runFile = objectWith({
  title: text(),
  command: text(),
  engine: text(),
  at: maybe(text()),
  files: listOf(MOST.files, objectWith({ path: text(), text: text(MOST.code) })),
  programs: listOf(MOST.programs, text()),
  instances: listOf(MOST.instances, instance),
});

/** Numbers that lead somewhere else in the file, and the order that drawing relies on. */
function inRange({ files, programs, instances }: RunFile): void {
  let events = 0;
  for (const [at, { history, moments: all, lines }] of instances.entries()) {
    const where = `instances[${at}]`;
    events += history.length;
    if (events > MOST.events) throw new Wrong(where, `brings more than ${MOST.events} events`);
    if (all.some((each) => "program" in each && each.program >= programs.length)) {
      throw new Wrong(`${where}.moments`, "names a program that is not there");
    }
    if (lines.some(({ file }) => file >= files.length)) {
      throw new Wrong(`${where}.lines`, "names a file that is not there");
    }
    if (lines.some(({ turn }, index) => turn < (lines[index - 1]?.turn ?? 1))) {
      throw new Wrong(`${where}.lines`, "is not in the order of turns");
    }
  }
}
