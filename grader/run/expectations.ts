import { expect } from "vitest";
import { events } from "../catalogue/events.ts";
import { Problem } from "./problem.ts";
import type { Effect } from "./ledger.ts";
import { answerPlace, ownPlace } from "./places.ts";
import type { Activity, Run } from "./run.ts";
import type { Session } from "./session.ts";
import { difference } from "./difference.ts";
import { extraEffects } from "./effects.ts";

/** Expects exactly these activities, in this order. */
export function expectActivities(run: Run, wanted: string[]): void {
  const names = run.activities.map(({ name }) => name);
  const at = Math.max(wanted.length, names.length);
  const differs = Array.from({ length: at }, (_, index) => index).find(
    (index) => names[index] !== wanted[index],
  );
  if (differs === undefined) return;
  const [asked, here] = [wanted[differs], run.activities[differs]];
  throw new Problem("B01", {
    variant: !asked ? "more" : here ? undefined : names.length === 0 ? "none" : "fewer",
    values: { activity: here?.name ?? "", wanted: asked ?? "" },
    expected: events.steps(wanted),
    got: events.steps(names),
    // What a given workflow does next is what the activity before made it do.
    where: here?.where ?? run.activities.at(-1)?.where ?? placeOf(run, names[differs - 1]),
  });
}

/** Expects the input of an activity to match; `wanted` may hold Vitest's asymmetric matchers. */
export function expectInput(run: Run, activity: string, wanted: object): void {
  const { input, where = placeOf(run) } = activityOf(run, activity);
  const differs = difference(input, wanted);
  if (differs) throw new Problem("B02", { values: { activity }, ...differs, where });
}

/** Expects what the workflow returns to match; `wanted` may hold Vitest's asymmetric matchers. */
export function expectResult(run: Run, wanted: object): void {
  const differs = difference(run.result, wanted);
  if (differs) throw new Problem("B03", { ...differs, where: placeOf(run) });
}

/**
 * Expects what an activity returned to match, as the workflow gets it; `wanted` may hold
 * Vitest's asymmetric matchers.
 */
export function expectOutput(run: Run, activity: string, wanted: object): void {
  const { result, failure } = activityOf(run, activity);
  const where = placeOf(run, activity);
  if (failure) {
    const got = events.failure(failure.type, failure.message);
    throw new Problem("B04", { variant: "activity", values: { activity }, got, where });
  }
  const differs = difference(result, wanted);
  if (differs) throw new Problem("B11", { values: { activity }, ...differs, where });
}

/**
 * Expects an activity to throw an error whose `message` is this or matches, and whose class
 * has the name `type`.
 */
export function expectFailure(
  run: Run,
  activity: string,
  wanted: { type?: string; message?: unknown },
): void {
  const { result, failure } = activityOf(run, activity);
  const where = placeOf(run, activity);
  if (!failure) {
    const got = events.returns(JSON.stringify(result) ?? events.nothing);
    const seen = { expected: events.throws(activity), got, where };
    throw new Problem("B13", { variant: "none", values: { activity }, ...seen });
  }
  const differs = difference(failure, wanted);
  if (!differs) return;
  // Of what is thrown and no Error, the SDK passes on no message.
  const variant = failure.message === "" ? "noMessage" : undefined;
  throw new Problem("B13", { variant, values: { activity }, ...differs, where });
}

/** Expects each of these effects once, and no other, in the world outside. */
export function expectEffects(run: Run, wanted: string[]): void {
  const extra = extraEffects(run, new Map(wanted.map((effect) => [effect, 1])));
  if (extra) throw extra;
  for (const effect of wanted) effectOf(run, effect);
}

/** Expects what the world outside was told with an effect to match, such as an amount or a key. */
export function expectEffect(run: Run, effect: string, wanted: object): void {
  const { details, frames } = effectOf(run, effect);
  const differs = difference(details, wanted);
  if (!differs) return;
  const where = ownPlace(run.session.submission, frames) ?? placeOf(run);
  throw new Problem("B12", { values: { effect }, ...differs, where });
}

function effectOf(run: Run, effect: string): Effect {
  const found = run.effects.find((other) => other.effect === effect);
  if (found) return found;
  throw new Problem("B12", {
    variant: "missing",
    values: { effect },
    expected: events.times(effect, 1),
    got: events.times(effect, 0),
    where: placeOf(run),
  });
}

/** Expects this many activities in flight at the same time. */
export function expectTogether(run: Run, wanted: number): void {
  if (run.together >= wanted) return;
  throw new Problem("B09", {
    expected: events.together(wanted),
    got: events.together(run.together),
    where: run.activities[1]?.where ?? placeOf(run),
  });
}

/** Expects timers set for these numbers of seconds, in this order. */
export function expectTimers(run: Run, wanted: number[]): void {
  const fits = (seconds: number, index: number) => Math.abs(seconds - (wanted[index] ?? 0)) < 1;
  if (run.timers.length === wanted.length && run.timers.every(fits)) return;
  throw new Problem("B10", {
    expected: events.timers(wanted),
    got: events.timers(run.timers),
    where: placeOf(run),
  });
}

/** What an activity gave the workflow. */
export function resultOf<Result>(run: Run, activity: string): Result {
  return activityOf(run, activity).result as Result;
}

/** Matches a text that contains each of these. */
export function containing(...parts: string[]): unknown {
  const pattern = parts.map((part) => `(?=[^]*${part.replace(/[^\w\s]/g, "\\$&")})`).join("");
  return matching(new RegExp(pattern), events.textWith(parts));
}

/** Matches a text by a pattern, which a finding puts into these words: "a time, ISO 8601". */
export function matching(pattern: RegExp, words: string): unknown {
  return Object.assign(expect.stringMatching(pattern), { words });
}

/** What activities of a session gave in a field, and to which instance. */
const given = new WeakMap<Session, Map<string, string>>();

/** Expects a field of an activity's result to hold what no other instance got there. */
export function expectUnique(run: Run, activity: string, field: string): void {
  const { [field]: value } = resultOf<Record<string, unknown> | undefined>(run, activity) ?? {};
  const known = given.get(run.session) ?? new Map<string, string>();
  given.set(run.session, known);
  const key = `${activity} ${field} ${JSON.stringify(value)}`;
  const holder = known.get(key) ?? run.instanceId;
  known.set(key, holder);
  if (holder === run.instanceId) return;
  throw new Problem("B11", {
    variant: "again",
    values: { activity, field },
    expected: events.unused(field),
    got: events.used(field, JSON.stringify(value) ?? events.nothing),
    where: placeOf(run, activity),
  });
}

function activityOf(run: Run, name: string): Activity {
  const found = run.activities.find((activity) => activity.name === name);
  if (found) return found;
  throw new Problem("B01", {
    variant: "fewer",
    values: { wanted: name },
    expected: name,
    got: events.steps(run.activities.map((activity) => activity.name)),
    where: placeOf(run),
  });
}

/** Where the learner's function is that this is about: the activity, or else the last one that ran. */
function placeOf({ session, activities }: Run, activity = activities.at(-1)?.name) {
  return answerPlace(session.submission, activity);
}
