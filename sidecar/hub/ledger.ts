import type { Payload, Time } from "../engine/history.ts";
import type { Observation } from "./observer.ts";

/** One execution of an activity: a work item that a worker got. */
export interface ActivityExecution {
  instanceId: string;
  taskId: number;
  name: string;
  /** JSON text; absent when the activity got no input. */
  input?: Payload;
  /** When the work item was sent. */
  at: Time;
  /** `lost` when the worker went away without an answer: the activity was executed again. */
  outcome: "running" | "completed" | "failed" | "lost";
}

/** Every execution of every activity, oldest first; an instance's are dropped when it is purged. */
export class Ledger {
  #executions = new Map<string, ActivityExecution[]>();
  readonly #now: () => Time;

  constructor(now: () => Time) {
    this.#now = now;
  }

  of(instanceId: string): readonly ActivityExecution[] {
    return this.#executions.get(instanceId) ?? [];
  }

  note(observation: Observation): void {
    switch (observation.type) {
      case "created":
      case "purged":
        this.#executions.delete(observation.instanceId);
        break;
      case "activitySent": {
        const { instanceId, taskId, name, input } = observation;
        this.#settle(instanceId, taskId, "lost");
        const all = this.#executions.get(instanceId) ?? [];
        this.#executions.set(instanceId, all);
        all.push({ instanceId, taskId, name, input, at: this.#now(), outcome: "running" });
        break;
      }
      case "activityAnswered": {
        const { instanceId, taskId, failed } = observation;
        this.#settle(instanceId, taskId, failed ? "failed" : "completed");
        break;
      }
      default:
        break;
    }
  }

  #settle(instanceId: string, taskId: number, outcome: ActivityExecution["outcome"]): void {
    const execution = this.#executions
      .get(instanceId)
      ?.findLast((each) => each.taskId === taskId && each.outcome === "running");
    if (execution) execution.outcome = outcome;
  }
}
