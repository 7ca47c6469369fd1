import { toTime } from "../engine/env.ts";
import type { Instance } from "../engine/instance.ts";
import type { Hub } from "../hub/hub.ts";
import * as requests from "../hub/requests.ts";
import { Violation, type Invariant } from "./invariant.ts";
import { endOf, inputOf, type Step } from "./program.ts";

/** What a client asks for, one thing after the other. */
export type Request =
  | { ask: "start"; program: Step[]; delay?: number }
  | { ask: "raise" | "suspend" | "resume" | "terminate" | "purge" }
  /** Waits for the end, which must be one of these. */
  | { ask: "end"; promised: string[] };

/**
 * The client of one instance. It goes through its plan, and asks again for what was not
 * acknowledged when the sidecar crashed, as any client has to.
 */
export class Client {
  readonly id: string;
  readonly #plan: Request[];
  readonly #invariant: Invariant;
  #next = 0;
  #calls = 0;
  #busy = false;
  /** What must not have happened. */
  failure: Error | undefined;

  constructor(id: string, plan: Request[], invariant: Invariant) {
    this.id = id;
    this.#plan = plan;
    this.#invariant = invariant;
  }

  get done(): boolean {
    return this.#next === this.#plan.length;
  }

  get ready(): boolean {
    return !this.done && !this.#busy;
  }

  /** Makes the next call. */
  act(hub: Hub): void {
    const request = this.#plan[this.#next];
    if (!request) return;
    this.#busy = true;
    const call = ++this.#calls;
    const isStale = () => call !== this.#calls;
    this.#ask(hub, request, isStale).then(
      () => {
        if (isStale()) return;
        this.#busy = false;
        this.#next += 1;
      },
      (error: unknown) => {
        // Anything else is the failure of a store: a crash that is about to be seen.
        const wrong = error instanceof Violation || error instanceof requests.Refused;
        if (wrong && !isStale()) this.failure = error;
      },
    );
  }

  /** The sidecar is gone, and the open call with it. */
  cutOff(): void {
    this.#calls += 1;
    this.#busy = false;
  }

  async #ask(hub: Hub, request: Request, isStale: () => boolean): Promise<void> {
    const { id } = this;
    const found = () => hub.instances.get(id);
    const promise = (what: string, holds: (instance: Instance | undefined) => boolean) => {
      if (!isStale()) this.#invariant.acknowledged(id, what, holds);
    };
    switch (request.ask) {
      case "start": {
        const { program, delay } = request;
        const input = inputOf(program);
        this.#invariant.superseded(id);
        const scheduledStart = delay === undefined ? undefined : toTime(hub.env().now + delay);
        const wanted = { instanceId: id, name: "program", input, scheduledStart };
        await unless("active", requests.startInstance(hub, wanted, "stored"));
        promise("its start", (now) => now !== undefined);
        break;
      }
      case "raise": {
        const payload = `${this.#calls}`;
        await requests.raiseEvent(hub, id, "event", payload);
        const executionId = found()?.executionId;
        const holds = (now: Instance | undefined) =>
          now?.executionId !== executionId || raised(now, payload);
        if (raised(found(), payload)) promise(`its event ${payload}`, holds);
        break;
      }
      case "suspend":
        await requests.suspend(hub, id);
        promise("its suspension", (now) => ended(now) || suspended(now));
        break;
      case "resume":
        this.#invariant.superseded(id, "its suspension");
        await requests.resume(hub, id);
        break;
      case "terminate":
        await requests.terminate(hub, id, true);
        promise("its termination", (now) => ended(now) || has(now, "ExecutionTerminated"));
        break;
      case "end": {
        const end = await hub.waitFor(id, requests.hasEnded, endOf);
        if (isStale()) return;
        this.#invariant.ended(id, end, request.promised);
        promise("its end", (now) => now !== undefined && endOf(now) === end);
        break;
      }
      case "purge":
        this.#invariant.superseded(id);
        await unless("unknown", requests.purgeInstance(hub, id, false));
        promise("its purge", (now) => now === undefined);
        break;
    }
  }
}

/** A refusal that says the same: an earlier call was carried out, but its answer got lost. */
async function unless(refusal: requests.Refused["refusal"], call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof requests.Refused && error.refusal === refusal)) throw error;
  }
}

const ended = (instance: Instance | undefined) => instance?.seen.end !== undefined;

function suspended(instance: Instance | undefined): boolean {
  return instance?.seen.suspended === true || has(instance, "ExecutionSuspended");
}

function raised(instance: Instance | undefined, payload: string): boolean {
  const events = [...(instance?.history ?? []), ...(instance?.inbox ?? [])];
  return events.some((event) => event.type === "EventRaised" && event.input === payload);
}

function has(instance: Instance | undefined, type: string): boolean {
  return instance?.inbox.some((event) => event.type === type) ?? false;
}
