import { events } from "../catalogue/events.ts";
import { answers } from "../../sidecar/engine/history.ts";
import { writesActivities } from "../exercise.ts";
import type { Effect } from "./ledger.ts";
import { ownPlace, answerPlace } from "./places.ts";
import { Problem } from "./problem.ts";
import type { Run } from "./run.ts";

/** The end of the name under which a worker process runs an activity; see `activity.mjs`. */
const ACTIVITY_CALL = /([\w$]+):activityCall$/;

/**
 * The activity that caused the effect; undefined when it was the workflow body itself, or work
 * that no activity waited for.
 */
export function activityOf(run: Run, { frames, at }: Effect): string | undefined {
  for (const { fn } of frames) {
    const [, name] = ACTIVITY_CALL.exec(fn) ?? [];
    if (name !== undefined) return name;
  }
  // A promise that is made by hand cuts off the stack of what is awaited in it, and nothing of
  // the answer is left. A body that is given causes nothing, so there the time tells.
  const { submission } = run.session;
  const isCutOff = writesActivities(submission.exercise) && !ownPlace(submission, frames);
  return isCutOff ? activityAt(run, at) : undefined;
}

/** The activity that had been asked for at that time, and had not been answered. */
function activityAt({ session, instanceId }: Run, time: string): string | undefined {
  const history = session.sidecar.history(instanceId) ?? [];
  const at = Date.parse(time);
  for (const asked of history) {
    if (asked.type !== "TaskScheduled" || Date.parse(asked.at) > at) continue;
    const answer = history.find((event) => answers(event) === asked.id);
    if (!answer || Date.parse(answer.at) >= at) return asked.name;
  }
  return undefined;
}

/** How often each effect happened. */
export function countEffects(effects: Effect[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { effect } of effects) counts.set(effect, (counts.get(effect) ?? 0) + 1);
  return counts;
}

/** What a run went through: what happened, and which effects of it may not be repeated. */
export interface Survived {
  event: string;
  /** Effects of activities that were cut off and that have to be idempotent. */
  once: ReadonlySet<string>;
}

/** The problem with the first effect that happened more often than allowed, or that the body caused. */
export function extraEffects(
  run: Run,
  allowed: Map<string, number>,
  survived?: Survived,
): Problem | undefined {
  const { submission } = run.session;
  const counts = countEffects(run.effects);
  for (const { effect, frames } of run.effects) {
    const [count = 0, most = 0] = [counts.get(effect), allowed.get(effect)];
    const all = run.effects.filter((other) => other.effect === effect);
    const culprit = all.find((each) => activityOf(run, each) === undefined);
    if (count <= most && !culprit) continue;
    // A body that is given causes none: it was an activity that did not wait for its own work.
    const byBody = writesActivities(submission.exercise)
      ? (["B12", "late"] as const)
      : (["W16", "counted"] as const);
    const [code, variant] = culprit ? byBody : faultOf(effect, survived);
    return new Problem(code, {
      variant,
      values: { effect, event: survived?.event ?? events.effectInBody(effect) },
      expected: events.times(effect, most),
      got: events.entries(all),
      where: ownPlace(submission, culprit?.frames ?? frames) ?? answerPlace(submission),
    });
  }
  return undefined;
}

function faultOf(effect: string, survived?: Survived) {
  if (!survived) return ["B12", "more"] as const;
  return [survived.once.has(effect) ? "C05" : "C01", undefined] as const;
}
