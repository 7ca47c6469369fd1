import { events } from "../catalogue/events.ts";
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

/** The problem with the first effect that happened more often than allowed, or that the body caused. */
export function extraEffects(
  run: Run,
  allowed: Map<string, number>,
  event?: string,
): Problem | undefined {
  const { submission } = run.session;
  const counts = countEffects(run.effects);
  for (const effect of run.effects) {
    const [count = 0, most = 0] = [counts.get(effect.effect), allowed.get(effect.effect)];
    const all = run.effects.filter((other) => other.effect === effect.effect);
    const culprit = all.find(isFromBody);
    if (count <= most && !culprit) continue;
    return new Problem(culprit ? "W16" : "C01", {
      variant: culprit ? "counted" : undefined,
      values: { event: event ?? events.effectInBody(effect.effect) },
      expected: events.times(effect.effect, most),
      got: events.entries(all),
      where: ownPlace(submission, (culprit ?? effect).frames) ?? answerPlace(submission),
    });
  }
  return undefined;
}
