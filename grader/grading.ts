import { describe, test } from "vitest";
import { finding } from "./finding.ts";
import { call, expectInstance, until, type Call, type Instance } from "./run/call.ts";
import { crash as crashEverywhere, type CrashOptions } from "./run/crash.ts";
import { Problem } from "./run/problem.ts";
import { replay as replayAgain } from "./run/replay.ts";
import { run, type Raise, type Run } from "./run/run.ts";
import { asked, openForTests } from "./opened.ts";
import { setStage } from "./run/session.ts";
import type { Finding, Layer } from "./verdict.ts";

/** A failure that says everything a verdict shows. */
export class FindingError extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(`${finding.code} ${finding.name}: ${finding.headline}`);
    this.name = "FindingError";
    this.finding = finding;
  }
}

/** The answer under test. */
export interface Exercise {
  /**
   * Runs the workflow with this input, plus an id of its own, until it has completed.
   * Everything is real: the SDK, its worker process, the embedded sidecar. Where nothing
   * but a timer is left to wait for, time skips to it. `raise` names events to raise.
   */
  run(input: object, raise?: Raise[]): Promise<Run>;
  /**
   * Has every turn executed again on the same history, the finished one too, while clock,
   * chance and environment change. Each execution must decide the same, the body must not
   * reach outside its history, and `check` must hold; where activities run together, in
   * whatever order they complete.
   */
  replay(input: object, check?: (run: Run) => void, raise?: Raise[]): Promise<void>;
  /**
   * Kills the worker process at every checkpoint and during every activity, and has a
   * new one finish. Then every effect must have happened as often as without a crash
   * (an activity that was cut off may run twice), and `check` must hold. What `exactlyOnce`
   * names may not happen twice even then: its activity has to be idempotent.
   */
  crash(
    input: object,
    check?: (run: Run) => void,
    raise?: Raise[],
    options?: CrashOptions,
  ): Promise<void>;
  /**
   * Calls a function of the answer with a workflow client and these arguments, while a worker
   * of the same process runs the given workflow.
   */
  call(name: string, ...args: unknown[]): Promise<Call>;
  /**
   * Expects the sidecar to have an instance under this id that matches.
   * @param by the function of the answer that is answerable for it
   */
  expectInstance(id: string, by: string, wanted: Partial<Instance>): void;
  /** Waits until an instance has ended. @throws `Problem` when it does not, or there is none */
  ended(id: string): Promise<void>;
  /** Waits until this activity of an instance was given to the worker. @throws as `ended` */
  handedOut(id: string, activity: string): Promise<void>;
  /** Kills the process and has a new one take over, on the same sidecar. */
  restart(): Promise<void>;
  /** An id that no other call gave. */
  newId(): string;
}

/** Opens the exercise in `home` for the tests of this file. */
export function exercise(home: string): Exercise {
  const opened = openForTests(home, setStage);
  return {
    run: async (input, raise) => run(opened(), input, raise),
    replay: async (input, check = () => {}, raise) => replayAgain(opened(), input, check, raise),
    crash: async (input, check = () => {}, ...more) =>
      crashEverywhere(opened(), input, check, ...more),
    call: async (name, ...args) => call(opened(), name, args),
    expectInstance: (id, by, wanted) => expectInstance(opened(), id, by, wanted),
    ended: async (id) => until(opened(), id, ({ type }) => type === "ExecutionCompleted"),
    handedOut: async (id, activity) =>
      until(opened(), id, (event) => event.type === "TaskScheduled" && event.name === activity),
    restart: async () => opened().crash(),
    newId: () => `T-${opened().nextNumber()}`,
  };
}

/** What a test may take in all, in ms; whatever it waits for has a deadline of its own. */
const LONGEST = 600_000;

/** Set by a finding that every later test would only repeat. */
let isHopeless = false;
/** The first part of the exercise with a finding; later parts build on it, so they wait. */
let failedPart: string | undefined;

/**
 * A test of what the workflow does. `part` names the part of the README it belongs to;
 * it is left out when an earlier part is not right yet.
 */
export function behaviour(title: string, part: string, check: () => Promise<void>): void {
  graded("behaviour", title, part, check);
}

/** A test of what changes on a replay; made only once the behaviour is right. */
export function replay(title: string, part: string, check: () => Promise<void>): void {
  graded("replay", title, part, check);
}

/** A test of what is left after a crash; made only once the behaviour is right. */
export function crash(title: string, part: string, check: () => Promise<void>): void {
  graded("crash", title, part, check);
}

function graded(layer: Layer, title: string, part: string, check: () => Promise<void>): void {
  describe(layer, () => {
    test(title, { timeout: LONGEST }, async ({ skip }) => {
      const waits = failedPart !== undefined && (layer !== "behaviour" || part !== failedPart);
      if (isHopeless || waits) skip();
      try {
        for (let time = 0; time < asked.times; time++) await check();
      } catch (error) {
        failedPart ??= part;
        if (!(error instanceof Problem)) throw error;
        isHopeless ||= error.fatal;
        const { values, ...details } = error.details;
        throw new FindingError(
          finding(error.code, { ...details, layer, check: title, values: { part, ...values } }),
        );
      }
    });
  });
}
