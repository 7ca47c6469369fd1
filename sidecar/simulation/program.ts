import type { Action, TurnResult } from "../engine/action.ts";
import { toTime } from "../engine/env.ts";
import { answers, type HistoryEvent } from "../engine/history.ts";
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
  | { kind: "restart" };

export function randomProgram(random: Random, depth = 0): Step[] {
  const kinds = ["activity", "activities", "loose", "timer", "event", "restart"] as const;
  return Array.from({ length: 1 + random.below(5) }, (): Step => {
    if (depth < 2 && random.chance(0.15)) {
      return { kind: "child", program: randomProgram(random, depth + 1) };
    }
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
      case "restart":
        return { kind: "restart" };
    }
  });
}

/** How many events the client must raise for the program to end. */
export function eventsIn(program: readonly Step[]): number {
  return program.filter(({ kind }) => kind === "event").length;
}

/** What a program returns: how much of everything it went through. */
export function outcomeOf(program: readonly Step[]): string {
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

/** What an activity returns: whom it answers. */
export const resultOf = (executionId: string, taskId: number) => `${executionId}/${taskId}`;

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
      case "restart": {
        const input = JSON.stringify({ program, done: index + 1 } satisfies Input);
        return { actions: [{ id: id + 1, type: "continueAsNew", input, carryover: raised }] };
      }
    }
    if (waiting) return { actions };
  }
  const result = outcomeOf(program);
  return { actions: [{ id: id + 1, type: "complete", status: "COMPLETED", result }] };
}
