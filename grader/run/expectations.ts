import { expect } from "vitest";
import { events } from "../catalogue/events.ts";
import { Problem } from "./problem.ts";
import { answerPlace } from "./places.ts";
import type { Activity, Run } from "./run.ts";
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
    where: here?.where ?? run.activities.at(-1)?.where ?? placeOf(run),
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

/** Expects each of these effects once, and no other, in the world outside. */
export function expectEffects(run: Run, wanted: string[]): void {
  const extra = extraEffects(run, new Map(wanted.map((effect) => [effect, 1])));
  if (extra) throw extra;
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
  return Object.assign(expect.stringMatching(new RegExp(pattern)), { parts });
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

const placeOf = (run: Run) => answerPlace(run.session.submission);
