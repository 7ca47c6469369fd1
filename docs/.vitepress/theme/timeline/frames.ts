import type { InstanceRun, Moment, RunFile } from "../../../../runs/format.ts";
import { namesOf, turnsOf } from "../../../../runs/history.ts";
import { answers, type HistoryEvent } from "../../../../sidecar/engine/history.ts";
import { bodySteps, type BodyStep } from "./body.ts";

import * as words from "./words.ts";

/** One step of a timeline: what one sees after it. */
export interface Frame {
  /** What happened, as a sentence. */
  text: string;
  /** Place of the moment it belongs to, in the instance's `moments`. */
  moment: number;
  /** Turns that have begun. */
  turn: number;
  /** How many events of the history are on record. */
  events: number;
  /** How many steps of the body this turn has replayed; 0 between turns. */
  replayed: number;
  /** The steps that this turn has executed: from here … */
  from: number;
  /** … to here, without this one. */
  to: number;
  /** Whether the body has just left at a checkpoint. */
  isCheckpoint: boolean;
}

/** How a line was reached. */
export type Reached = "replayed" | "executed" | "waits" | "ends";

/** A line of the code, and how the turn that is going on reached it last. */
export interface Lit {
  file: number;
  line: number;
  reached: Reached;
}

/** The steps of an instance's timeline, and what its body did. */
export interface Timeline {
  /** In their order; at least one. */
  frames: Frame[];
  body: BodyStep[];
}

/** Replayed lines that are shown one by one; more are shown in one go. */
const ONE_BY_ONE = 6;

/** Makes the timeline of an instance. Takes time in proportion to what happened. */
export function timelineOf(run: RunFile, instance: InstanceRun): Timeline {
  const maker = new FrameMaker(run, instance);
  for (const [at, moment] of instance.moments.entries()) maker.add(at, moment);
  return maker.done();
}

class FrameMaker {
  readonly #frames: Frame[] = [];
  readonly #programs: readonly string[];
  readonly #names: ReadonlyMap<number, string>;
  readonly #turns: ReturnType<typeof turnsOf>;
  readonly #body: BodyStep[];
  readonly #handed = new Set<number>();
  #turn = 0;
  #events = 0;
  /** How many steps the turns that are over have made. */
  #known = 0;

  constructor(run: RunFile, instance: InstanceRun) {
    this.#programs = run.programs;
    this.#names = namesOf(instance.history);
    this.#turns = turnsOf(instance.history);
    this.#body = bodySteps(instance.lines);
  }

  add(moment: number, what: Moment): void {
    if (what.type === "turn") return this.#addTurn(moment);
    const again = what.type === "handed" && this.#handed.has(what.taskId);
    if (what.type === "handed") this.#handed.add(what.taskId);
    const nameOf = (taskId: number) => this.#names.get(taskId) ?? `task ${taskId}`;
    this.#push(moment, words.moment(what, this.#programs, nameOf, again));
  }

  done(): Timeline {
    if (this.#frames.length === 0) this.#push(0, words.nothing);
    return { frames: this.#frames, body: this.#body };
  }

  #addTurn(moment: number): void {
    const events = this.#turns[this.#turn] ?? [];
    const turn = (this.#turn += 1);
    const from = this.#known;
    let to = from;
    while ((this.#body[to]?.turn ?? Infinity) <= turn) to += 1;
    this.#known = to;
    const given = events.filter(isGiven);
    this.#push(moment, words.begins(turn, given, this.#names), { from, to: from });
    this.#replay(moment, from, from === to);
    for (let at = from; at < to; at++) {
      const text = words.executed(this.#body[at] as BodyStep, at === to - 1);
      this.#push(moment, text, { replayed: from, from, to: at + 1 });
    }
    this.#events += events.length;
    const text = words.checkpoint(turn, events, this.#names);
    this.#push(moment, text, { replayed: from, from, to, isCheckpoint: true });
  }

  /** @param stays whether the body comes no further than before */
  #replay(moment: number, from: number, stays: boolean): void {
    const position = { from, to: from };
    if (from > ONE_BY_ONE) {
      const text = words.replayedMany(from);
      return this.#push(moment, text, { ...position, replayed: from });
    }
    for (const [index, step] of this.#body.slice(0, from).entries()) {
      const text = words.replayed(step, stays && index === from - 1 && step.waits);
      this.#push(moment, text, { ...position, replayed: index + 1 });
    }
  }

  #push(moment: number, text: string, body: Partial<Frame> = {}): void {
    const position = { moment, turn: this.#turn, events: this.#events };
    const between = { replayed: 0, from: 0, to: 0, isCheckpoint: false };
    this.#frames.push({ text, ...position, ...between, ...body });
  }
}

/** The lines that the turn of a frame has come by so far, each once, the current one last. */
export function litAt({ body }: Pick<Timeline, "body">, frame: Frame): Lit[] {
  const lines = new Map<string, Lit>();
  const light = ({ file, line }: BodyStep, reached: Reached) => {
    lines.delete(`${file}:${line}`);
    lines.set(`${file}:${line}`, { file, line, reached });
  };
  for (const step of body.slice(0, frame.replayed)) light(step, "replayed");
  for (const step of body.slice(frame.from, frame.to)) light(step, "executed");
  const current = body[(frame.to > frame.from ? frame.to : frame.replayed) - 1];
  if (!current) return [];
  if (current.end && frame.to > frame.from) light(current, "ends");
  else if (current.waits && frame.isCheckpoint) light(current, "waits");
  return [...lines.values()];
}

/** What happens to a workflow, in place of what it does. */
const HAPPENS: ReadonlySet<string> = new Set<HistoryEvent["type"]>([
  ...(["ExecutionStarted", "ExecutionTerminated", "EventRaised"] as const),
  ...(["ExecutionSuspended", "ExecutionResumed"] as const),
]);

/** Whether a turn was given an event, rather than decided it. */
function isGiven(event: HistoryEvent): boolean {
  return answers(event) !== undefined || HAPPENS.has(event.type);
}
