import { events } from "../catalogue/events.ts";
import { writesActivities } from "../exercise.ts";
import type { Effect } from "./ledger.ts";
import { ownPlace, answerPlace } from "./places.ts";
import { Problem } from "./problem.ts";
import type { Run } from "./run.ts";

/** The name under which a worker process runs activities; see `host.mjs`. */
const ACTIVITY_CALL = "activityCall";

/** Whether the workflow body itself, not an activity, caused the effect. */
export function isFromBody(effect: Effect): boolean {
  return !effect.frames.some(({ fn }) => fn.endsWith(ACTIVITY_CALL));
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
    // A body that is given causes none: it was an activity that did not wait for its own work.
    const culprit = writesActivities(submission.exercise) ? undefined : all.find(isFromBody);
    if (count <= most && !culprit) continue;
    const [code, variant] = culprit ? (["W16", "counted"] as const) : faultOf(effect, survived);
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
