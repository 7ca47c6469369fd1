import type { Observation } from "../sidecar/index.ts";
import type { Moment } from "./format.ts";

type ProgramMoment = Extract<Moment, { program: number }>;

/** Notes in what order things happen to programs and instances. */
export class Chronicle {
  /** Every program, as it was started. */
  readonly programs: string[] = [];
  readonly #running = new Set<number>();
  readonly #instances = new Map<string, Moment[]>();
  /** Instances whose body is at work. */
  readonly #begun = new Set<string>();
  readonly #ended = new Set<string>();

  /** @returns the program's number, for when it ends */
  programStarted(name: string): number {
    const program = this.programs.push(name) - 1;
    this.#running.add(program);
    this.#noteProgram({ type: "started", program });
    return program;
  }

  /** How a program came to its end. Told twice, the first counts. */
  programEnded(program: number, how: "killed" | "stopped" | "ended"): void {
    if (this.#running.delete(program)) this.#noteProgram({ type: how, program });
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
    const moments = this.#instances.get(instanceId) ?? this.#startsBefore();
    this.#instances.set(instanceId, moments);
    moments.push(moment);
  }

  /** An instance's story begins with the programs that are there. */
  #startsBefore(): Moment[] {
    return [...this.#running].map((program) => ({ type: "started", program }));
  }

  #noteProgram(moment: ProgramMoment): void {
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
