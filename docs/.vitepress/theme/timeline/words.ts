import type { Moment } from "../../../../runs/format.ts";
import { gain, type Names } from "../../../../runs/history.ts";
import type { HistoryEvent } from "../../../../sidecar/engine/history.ts";
import type { BodyStep } from "./body.ts";

/** Names that a sentence lists before it counts the rest. */
const NAMES = 3;
/** Characters of one piece of news, which may hold an error's message. */
const LONGEST = 160;

/** "a", "a and b", "a, b and c", or "a, b, c and 4 more". */
export function list(names: readonly string[]): string {
  const rest = names.length - NAMES;
  const parts = rest > 0 ? [...names.slice(0, NAMES), `${rest} more`] : [...names];
  const last = parts.pop() ?? "";
  return parts.length > 0 ? `${parts.join(", ")} and ${last}` : last;
}

export const nothing = "Nothing happened in this run.";

const programs = {
  started: (name: string) => `${name} starts.`,
  killed: (name: string) => `${name} is killed. What it knew is gone; history is not.`,
  stopped: (name: string) => `${name} is stopped.`,
  ended: (name: string) => `${name} has ended by itself.`,
};

/**
 * Something that happened between turns.
 * @param again whether an activity was handed out before
 */
export function moment(
  what: Moment,
  names: readonly string[],
  nameOf: (taskId: number) => string,
  again: boolean,
): string {
  switch (what.type) {
    case "turn":
      return "A turn.";
    case "turnLost":
      return "The process was gone before its turn reached a checkpoint. The turn will be run again.";
    case "handed":
      return again
        ? `${nameOf(what.taskId)} is handed to a worker again, because no result of it is on record.`
        : `${nameOf(what.taskId)} is handed to a worker.`;
    case "completed":
    case "failed":
      return `${nameOf(what.taskId)} has ${what.type}.`;
    default:
      return programs[what.type](names[what.program] ?? "A program");
  }
}

const gains = (events: readonly HistoryEvent[], names: Names) =>
  events.flatMap((event) => {
    const text = gain(event, names) ?? [];
    return typeof text === "string" && text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  });

export function begins(turn: number, given: readonly HistoryEvent[], names: Names): string {
  const news = gains(given, names);
  const because = news.length > 0 ? `: ${list(news)}` : "";
  return `Turn ${turn} begins${because}. The body runs from its first line.`;
}

export function replayed(step: BodyStep, stillWaits: boolean): string {
  if (stillWaits) return `Line ${step.line}, replayed: the body still waits here.`;
  const what = step.asks.length > 0 ? list(step.asks) : "what it waits for";
  return step.waits
    ? `Line ${step.line}, replayed: history answers ${what}.`
    : `Line ${step.line}, replayed: ${what} was asked for before.`;
}

export const replayedMany = (steps: number) =>
  `Replayed: history answers the ${steps} steps that the body has made before.`;

export function executed(step: BodyStep, isLast: boolean): string {
  const line = `Line ${step.line}, executed now:`;
  if (step.end === "return") return `${line} the body returns.`;
  if (step.end === "throw") return `${line} an error ends the body.`;
  const asks = step.asks.length > 0 ? `asks for ${list(step.asks)}` : "";
  if (!step.waits) return `${line} ${asks}.`;
  const wait = isLast ? "waits" : "has it at once";
  return `${line} ${asks ? `${asks} and ${wait}` : wait}.`;
}

export function checkpoint(turn: number, events: readonly HistoryEvent[], names: Names): string {
  const news = gains(events, names);
  return `Checkpoint of turn ${turn}: history gains ${news.length > 0 ? list(news) : "nothing new"}.`;
}
