import type { Modules } from "../compile/modules.ts";

/** What the grader and a worker process say to each other. */

export interface Answer {
  /** JavaScript of the answer and of the given files, by URL. */
  modules: Modules;
  /** URL that an import leads to → URL of the module to take: for given files, their originals. */
  replaced: Record<string, string>;
  /** URLs of the modules that the learner wrote. */
  own: string[];
  /** The functions that the answer has to export. */
  wanted: { names: string[]; url: string };
  workflow: { name: string; url: string };
  activities: string;
}

/** Where a process stops for good, as if the machine had stopped there. */
export type Hold =
  /** When the body has run to its `step`-th checkpoint (from 1) and nobody knows yet. */
  | { step: number }
  /** When this activity has done its work and nobody knows yet. */
  | { activity: string };

/** What is wanted of one instance. */
export interface Request {
  hold?: Hold;
  /** Watches what the body takes from outside, and changes it from execution to execution. */
  isProbed?: boolean;
  /** A seed for the order in which activities that run together complete. */
  order?: number;
}

export type ToWorker =
  | { type: "load"; answer: Answer }
  | { type: "start"; port: number }
  | ({ type: "schedule"; instanceId: string; input: unknown } & Request)
  | { type: "call"; id: number; name: string; args: unknown[] }
  | { type: "raise"; id: number; instanceId: string; event: string; data: unknown };

/** The rules that a probe can see broken. */
export type ProbeCode = "W11" | "W12" | "W13" | "W15" | "W16" | "W24";

/** An error or any other thrown value. */
export interface Thrown {
  text: string;
  stack?: string;
}

export type FromWorker =
  /** The SDK is loaded. */
  | { type: "ready" }
  /** The answer is loaded and registered. */
  | { type: "loaded" }
  | { type: "loadFailed"; thrown: Thrown }
  /** An export that has to be a function is something else. */
  | { type: "noFunction"; name: string; text: string }
  /** Sent a few times a second for as long as the event loop turns. */
  | { type: "alive" }
  /**
   * The body decided something: called a method of the context, or returned. Told the first
   * time, and again where an execution decides otherwise than the last one did.
   */
  | {
      type: "called";
      instanceId: string;
      /** Counts the decisions of an execution, from 0. */
      index: number;
      method: string;
      /** The first argument: the name of an activity, a child or an event, or a time. */
      name: string;
      /** All other arguments as JSON. */
      args: string;
      isReplaying: boolean;
      stack: string;
    }
  /** A probed body took something from outside its history. */
  | { type: "probed"; instanceId: string; code: ProbeCode; call: string; stack: string }
  /** The body returned with a task that it never waited for. */
  | { type: "dropped"; instanceId: string; method: string; stack: string }
  /** The body yielded something that is no task. */
  | { type: "yieldedOther"; instanceId: string; text: string }
  /** A step of the body has been waiting for a while for something that is no task. */
  | { type: "waiting"; instanceId: string }
  | { type: "threw"; instanceId: string; thrown: Thrown }
  /** The body returned, `steps` calls of `next` after it began. */
  | { type: "returned"; instanceId: string; steps: number }
  | { type: "held"; instanceId: string }
  /** An event that was to be raised has been taken, or refused. */
  | { type: "raised"; id: number }
  /** A function of the answer that was called has returned, or thrown. */
  | { type: "answered"; id: number; value?: unknown; thrown?: Thrown }
  | { type: "activityThrew"; instanceId: string; name: string; thrown: Thrown }
  /** An activity's result is not what the workflow gets: `field` of it (or all) `arrives` as JSON. */
  | {
      type: "activityLost";
      instanceId: string;
      name: string;
      field: string;
      what: string;
      arrives: string;
    }
  /** Nobody took a connection to this port. */
  | { type: "refused"; port: number }
  /** An error that nothing caught is about to end the process. */
  | { type: "uncaught"; thrown: Thrown };
