import type { HistoryEvent } from "../sidecar/engine/history.ts";
import type { Moment } from "./format.ts";
import { turnsOf } from "./history.ts";

/** Something that happened, and when, in milliseconds since 1970. */
export interface Timed {
  at: number;
  moment: Moment;
}

/**
 * What a history alone says of the moments of its instance, for an engine that does not tell
 * what it does: that work was handed out twice, or a turn was lost, is not known then.
 * @param programs what happened to programs, in order
 */
export function impliedMoments(
  history: readonly HistoryEvent[],
  programs: readonly Timed[],
): Moment[] {
  const own = timed(history);
  const last = history.some(({ type }) => type === "ExecutionCompleted")
    ? (own.at(-1)?.at ?? 0)
    : Infinity;
  const around = programs.filter(({ at }) => at <= last);
  const merged = [...around, ...own].sort((a, b) => a.at - b.at);
  const first = merged.findIndex(({ moment }) => !("program" in moment));
  const before = running(merged.slice(0, first).map(({ moment }) => moment));
  return [...before, ...merged.slice(first).map(({ moment }) => moment)];
}

/** A turn takes what led to it, reaches its checkpoint, and then its work is handed out. */
function timed(history: readonly HistoryEvent[]): Timed[] {
  const found: Timed[] = [];
  let now = 0;
  const add = (moment: Moment, time: number) => {
    now = Math.max(now, time);
    found.push({ at: now, moment });
  };
  for (const turn of turnsOf(history)) {
    const began = Date.parse(turn[0]?.at ?? "");
    for (const event of turn) {
      const { type } = event;
      if (type === "TaskCompleted") {
        add({ type: "completed", taskId: event.taskId }, Date.parse(event.at));
      } else if (type === "TaskFailed") {
        add({ type: "failed", taskId: event.taskId }, Date.parse(event.at));
      }
    }
    add({ type: "turn" }, began);
    for (const event of turn) {
      if (event.type === "TaskScheduled") add({ type: "handed", taskId: event.id }, began);
    }
  }
  return found;
}

/** The starts of the programs that have not ended. */
function running(moments: readonly Moment[]): Moment[] {
  const started = new Map<number, Moment>();
  for (const moment of moments) {
    if (!("program" in moment)) continue;
    if (moment.type === "started") started.set(moment.program, moment);
    else started.delete(moment.program);
  }
  return [...started.values()];
}
