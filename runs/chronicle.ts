import type { Observation } from "../sidecar/index.ts";
import type { HistoryEvent } from "../sidecar/engine/history.ts";
import type { Moment } from "./format.ts";
import type { Timed } from "./implied.ts";

/** What is known of a run once it is over, before anybody has looked at its code. */
export interface Story {
  /** Every program, as it was started. */
  programs: readonly string[];
  instances: readonly ToldInstance[];
}

export interface ToldInstance {
  instanceId: string;
  history: readonly HistoryEvent[];
  moments: readonly Moment[];
  /** What this instance is there to show: "the worker was killed at checkpoint 2 of 4". */
  about?: string;
}

type ProgramMoment = Extract<Moment, { program: number }>;

/** Notes in what order things happen to programs and instances. */
export class Chronicle {
  /** Every program, as it was started. */
  readonly programs: string[] = [];
  /** What happened to programs, and when. */
  readonly programMoments: Timed[] = [];
  readonly #now: () => number;
  readonly #running = new Set<number>();
  readonly #instances = new Map<string, Moment[]>();
  /** Instances whose body is at work. */
  readonly #begun = new Set<string>();
  readonly #ended = new Set<string>();

  /** @param now milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** @returns the program's number, for when it ends */
  programStarted(name: string): number {
    const program = this.programs.push(name) - 1;
    this.#running.add(program);
    this.#noteProgram({ type: "started", program });
    return program;
  }

  /** How a program came to its end. Told twice, the first counts. */
  programEnded(program: number, how: "killed" | "stopped" | "ended"): void {
    if (!this.#running.delete(program)) return;
    this.#noteProgram({ type: how, program });
    // With nobody left, whatever had begun is lost.
    if (this.#running.size > 0) return;
    for (const instanceId of this.#begun) this.#note(instanceId, { type: "turnLost" });
    this.#begun.clear();
  }

  observe(observation: Observation): void {
    switch (observation.type) {
      case "created":
        this.#forget(observation.instanceId);
        break;
      case "turnSent": {
        const { instanceId } = observation;
        if (this.#begun.has(instanceId)) this.#note(instanceId, { type: "turnLost" });
        this.#begun.add(instanceId);
        this.#begin(instanceId);
        break;
      }
      case "turnCommitted":
        this.#begun.delete(observation.instanceId);
        this.#note(observation.instanceId, { type: "turn" });
        if (observation.events.some(({ type }) => type === "ExecutionCompleted")) {
          this.#ended.add(observation.instanceId);
        }
        break;
      case "activitySent":
        this.#note(observation.instanceId, { type: "handed", taskId: observation.taskId });
        break;
      case "activityAnswered": {
        const { instanceId, taskId, failed } = observation;
        this.#note(instanceId, { type: failed ? "failed" : "completed", taskId });
        break;
      }
      case "continuedAsNew":
        // Its history is empty again, and what led here is not to be drawn.
        this.#forget(observation.instanceId);
        break;
      default:
        break;
    }
  }

  /** Everything that happened to an instance and around it, in order. */
  momentsOf(instanceId: string): readonly Moment[] {
    return this.#instances.get(instanceId) ?? [];
  }

  #note(instanceId: string, moment: Moment): void {
    this.#begin(instanceId).push(moment);
  }

  /** An instance's story begins with the programs that are there. */
  #begin(instanceId: string): Moment[] {
    const known = this.#instances.get(instanceId);
    if (known) return known;
    const moments = [...this.#running].map((program): Moment => ({ type: "started", program }));
    this.#instances.set(instanceId, moments);
    return moments;
  }

  #noteProgram(moment: ProgramMoment): void {
    this.programMoments.push({ at: this.#now(), moment });
    for (const [instanceId, moments] of this.#instances) {
      if (!this.#ended.has(instanceId)) moments.push(moment);
    }
  }

  #forget(instanceId: string): void {
    this.#instances.delete(instanceId);
    this.#begun.delete(instanceId);
    this.#ended.delete(instanceId);
  }
}
