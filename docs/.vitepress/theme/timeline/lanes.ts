import { answers, type HistoryEvent } from "../../../../sidecar/engine/history.ts";
import type { InstanceRun, RunFile } from "../../../../runs/format.ts";
import { namesOf, turnsOf } from "../../../../runs/history.ts";

/** Something that lasts, or a moment, on a lane. Places count moments of the instance. */
export interface Bar {
  from: number;
  /** Where it ends; nothing while it goes on. */
  to?: number;
  /** How it ended. */
  end?: "completed" | "failed" | "killed" | "stopped" | "lost";
}

export interface Lane {
  name: string;
  kind: "program" | "body" | "work";
  bars: Bar[];
}

/** The lanes of an instance: its programs, its body, and everything the body waits for. */
export function lanesOf(run: RunFile, instance: InstanceRun): Lane[] {
  const body: Lane = { name: instance.name, kind: "body", bars: turnBars(instance) };
  return [...programLanes(run, instance), body, ...workLanes(instance)];
}

function turnBars({ moments }: InstanceRun): Bar[] {
  return moments.flatMap(({ type }, at): Bar[] => {
    if (type === "turn") return [{ from: at, to: at, end: "completed" }];
    return type === "turnLost" ? [{ from: at, to: at, end: "lost" }] : [];
  });
}

function programLanes(run: RunFile, { moments }: InstanceRun): Lane[] {
  const lanes = new Map<number, Lane>();
  for (const [at, moment] of moments.entries()) {
    if (!("program" in moment)) continue;
    const { program, type } = moment;
    const name = run.programs[program] ?? "a program";
    const lane = lanes.get(program) ?? { name, kind: "program", bars: [] };
    lanes.set(program, lane);
    if (type === "started") lane.bars.push({ from: at });
    else
      Object.assign(lane.bars.at(-1) ?? {}, { to: at, end: type === "ended" ? "completed" : type });
  }
  return [...lanes.values()];
}

/** Lanes of one name; what goes on beside that is drawn over the last of them. */
const MOST = 16;

/** A lane for each name; work of one name that goes on at the same time has lanes of its own. */
function workLanes(instance: InstanceRun): Lane[] {
  const byName = new Map<string, Lane[]>();
  for (const { name, bar } of workOf(instance)) {
    const lanes = byName.get(name) ?? [];
    byName.set(name, lanes);
    const free = lanes.find((lane) => (lane.bars.at(-1)?.to ?? Infinity) <= bar.from);
    const lane = free ?? (lanes.length === MOST ? lanes.at(-1) : undefined);
    if (lane) lane.bars.push(bar);
    else lanes.push({ name, kind: "work", bars: [bar] });
  }
  return [...byName.values()].flat();
}

function workOf(instance: InstanceRun): { name: string; bar: Bar }[] {
  const all = [...executions(instance), ...waits(instance)];
  return all.sort((a, b) => a.bar.from - b.bar.from);
}

function executions({ moments, history }: InstanceRun): { name: string; bar: Bar }[] {
  const names = namesOf(history);
  const found: { name: string; bar: Bar }[] = [];
  const open = new Map<number, Bar>();
  let killedAt = -1;
  for (const [at, moment] of moments.entries()) {
    if (moment.type === "killed") killedAt = at;
    if (!("taskId" in moment)) continue;
    const { taskId, type } = moment;
    const before = open.get(taskId);
    open.delete(taskId);
    if (type !== "handed") {
      if (before) Object.assign(before, { to: at, end: type });
      continue;
    }
    // Nobody answered the first time: its worker went away.
    if (before) Object.assign(before, { to: killedAt > before.from ? killedAt : at, end: "lost" });
    const bar: Bar = { from: at };
    open.set(taskId, bar);
    found.push({ name: names.get(taskId) ?? `task ${taskId}`, bar });
  }
  return found;
}

/** Timers, children and events: they begin and end with turns. */
function waits({ moments, history }: InstanceRun): { name: string; bar: Bar }[] {
  const places = moments.flatMap(({ type }, at) => (type === "turn" ? at : []));
  const names = namesOf(history);
  const found: { name: string; bar: Bar }[] = [];
  const open = new Map<number, Bar>();
  for (const [turn, events] of turnsOf(history).entries()) {
    const at = places[turn] ?? moments.length;
    for (const event of events) {
      const answered = answers(event);
      const bar = answered === undefined ? undefined : open.get(answered);
      if (bar)
        Object.assign(bar, { to: at, end: event.type === "ChildFailed" ? "failed" : "completed" });
      if (event.type === "TimerCreated" || event.type === "ChildCreated") {
        const begun: Bar = { from: at };
        open.set(event.id, begun);
        found.push({ name: names.get(event.id) ?? "", bar: begun });
      }
      if (event.type === "EventRaised")
        found.push({ name: eventName(event), bar: { from: at, to: at } });
    }
  }
  return found;
}

const eventName = ({ name }: HistoryEvent & { type: "EventRaised" }) => `event ${name}`;
