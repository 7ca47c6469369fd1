import type { Action, TurnResult } from "../engine/action.ts";
import { toTime } from "../engine/env.ts";
import { answers, type HistoryEvent } from "../engine/history.ts";
import type { Instance } from "../engine/instance.ts";
import type { Random } from "./random.ts";

/** A workflow as data, so that its outcome is known before it runs. */
export type Step =
  | { kind: "activity" }
  | { kind: "activities"; width: number }
  /** An activity that nobody waits for, so that its answer may find another generation. */
  | { kind: "loose" }
  | { kind: "timer"; milliseconds: number }
  | { kind: "event" }
  | { kind: "child"; program: Step[] }
  | { kind: "status"; value: string }
  /** Continue-as-new, with the events that are still unread. */
  | { kind: "restart" }
  /** An activity whose failure ends the workflow. */
  | { kind: "fail" };

export function randomProgram(random: Random, depth = 0): Step[] {
  const kinds = ["activity", "activities", "loose", "timer", "event", "status", "restart"] as const;
  return Array.from({ length: 1 + random.below(5) }, (): Step => {
    if (depth < 2 && random.chance(0.15)) {
      return { kind: "child", program: randomProgram(random, depth + 1) };
    }
    if (random.chance(0.03)) return { kind: "fail" };
    switch (random.pick(kinds)) {
      case "activity":
        return { kind: "activity" };
      case "activities":
        return { kind: "activities", width: 2 + random.below(4) };
      case "loose":
        return { kind: "loose" };
      case "timer":
        return { kind: "timer", milliseconds: random.below(100_000) };
      // A child gets no events from the client, so it must not wait for any.
      case "event":
        return depth === 0 ? { kind: "event" } : { kind: "activity" };
      case "status":
        return { kind: "status", value: `status ${random.below(3)}` };
      case "restart":
        return { kind: "restart" };
    }
  });
}

/** How many events the client must raise for the program to end. */
export function eventsIn(program: readonly Step[]): number {
  return program.filter(({ kind }) => kind === "event").length;
}

/** An instance's end in words: its status, and what came out of it. */
export function endOf({ seen: { end }, customStatus }: Instance): string {
  if (end?.status === "TERMINATED") return TERMINATED;
  return `${end?.status} ${end?.result ?? end?.failure?.errorType}, ${customStatus}`;
}

/** The end of whatever is terminated in time. */
export const TERMINATED = "TERMINATED";

/** The end that a program comes to when it is left alone. */
export function promisedEnd(program: readonly Step[]): string {
  let status: string | undefined;
  for (const step of program) {
    // A new generation says for itself how it stands.
    if (step.kind === "restart") status = undefined;
    if (step.kind === "status") status = step.value;
    if (step.kind === "fail") return `FAILED ${FAILURE.errorType}, ${status}`;
  }
  return `COMPLETED ${outcomeOf(program)}, ${status}`;
}

/** What a program returns: how much of everything it went through. */
function outcomeOf(program: readonly Step[]): string {
  let [activities, timers, events, children] = [0, 0, 0, 0];
  for (const step of program) {
    if (step.kind === "activity") activities += 1;
    if (step.kind === "activities") activities += step.width;
    if (step.kind === "timer") timers += 1;
    if (step.kind === "event") events += 1;
    if (step.kind === "child") children += 1;
  }
  return JSON.stringify({ activities, timers, events, children });
}

const FAILURE = { errorType: "Failure", errorMessage: "as the program says" };

/** Runs an activity as a worker does. */
export function runActivity(name: string, executionId: string, taskId: number) {
  return name === "fail" ? { failure: FAILURE } : { result: resultOf(executionId, taskId) };
}

/** What an activity returns: whom it answers. */
const resultOf = (executionId: string, taskId: number) => `${executionId}/${taskId}`;

interface Input {
  program: Step[];
  /** Steps done by earlier generations. */
  done: number;
}

export const inputOf = (program: Step[]) => JSON.stringify({ program, done: 0 } satisfies Input);

/**
 * Runs a turn as a worker does: from the top, over the whole history. It asks again
 * for everything it still waits for, as the SDK does while suspended: an engine that
 * carries out an action twice is found out.
 */
export function runTurn(events: readonly HistoryEvent[]): TurnResult {
  const start = events.find((event) => event.type === "ExecutionStarted");
  if (!start) throw new Error("a turn without a start");
  for (const event of events) {
    if (event.type !== "TaskCompleted") continue;
    const mine = resultOf(start.executionId, event.taskId);
    if (event.result !== mine) throw new Error(`got ${event.result} for ${mine}`);
  }
  const { program, done } = JSON.parse(start.input ?? "") as Input;
  const answered = new Set(events.map(answers));
  let raised = events.filter((event) => event.type === "EventRaised");
  const now = Date.parse(events[0]?.at ?? "");
  const actions: Action[] = [];
  let id = 0;
  let customStatus: string | undefined;

  const waitsFor = (make: (id: number) => Action): boolean => {
    id += 1;
    if (answered.has(id)) return false;
    actions.push(make(id));
    return true;
  };

  for (const [index, step] of program.entries()) {
    if (index < done) continue;
    let waiting = false;
    switch (step.kind) {
      case "activity":
        waiting = waitsFor((id) => ({ id, type: "scheduleTask", name: "step" }));
        break;
      case "activities":
        for (let one = 0; one < step.width; one++) {
          const waits = waitsFor((id) => ({ id, type: "scheduleTask", name: "step" }));
          waiting ||= waits;
        }
        break;
      case "loose":
        waitsFor((id) => ({ id, type: "scheduleTask", name: "step" }));
        break;
      case "timer": {
        const fireAt = toTime(now + step.milliseconds);
        waiting = waitsFor((id) => ({ id, type: "createTimer", fireAt }));
        break;
      }
      case "event":
        waiting = raised.length === 0;
        raised = raised.slice(1);
        break;
      case "child": {
        const input = inputOf(step.program);
        waiting = waitsFor((id) => ({
          id,
          type: "createChild",
          instanceId: "",
          name: "program",
          input,
        }));
        break;
      }
      case "status":
        customStatus = step.value;
        break;
      case "fail":
        waiting = waitsFor((id) => ({ id, type: "scheduleTask", name: "fail" }));
        if (!waiting) {
          return {
            actions: [{ id: id + 1, type: "complete", status: "FAILED", failure: FAILURE }],
            customStatus,
          };
        }
        break;
      case "restart": {
        const input = JSON.stringify({ program, done: index + 1 } satisfies Input);
        actions.push({ id: id + 1, type: "continueAsNew", input, carryover: raised });
        return { actions, customStatus };
      }
    }
    if (waiting) return { actions, customStatus };
  }
  const result = outcomeOf(program);
  actions.push({ id: id + 1, type: "complete", status: "COMPLETED", result });
  return { actions, customStatus };
}
