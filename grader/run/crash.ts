import { events } from "../catalogue/events.ts";
import { writesActivities } from "../exercise.ts";
import type { Hold } from "../worker/messages.ts";
import { deadlines } from "./deadlines.ts";
import { activityOf, countEffects, extraEffects } from "./effects.ts";
import { activityThrown } from "./activity-problem.ts";
import { failureOf } from "./failure.ts";
import { courseChange } from "./outcome-problem.ts";
import { outcomeOf, type Outcome } from "./outcome.ts";
import { patience } from "./patience.ts";
import { lastPlace, answerPlace } from "./places.ts";
import { Problem } from "./problem.ts";
import { changeProblem } from "./replay.ts";
import { begin, run, runOf, type Raise, type Run, type Watched } from "./run.ts";
import type { Session } from "./session.ts";

/** The SDK runs ten work items at a time, and one that is held takes up a place. */
const AT_ONCE = 8;

/** One instance and the point at which its process is killed. */
interface Round {
  hold: Hold;
  /** What happens to it, in words. */
  event: string;
  watched: Watched;
  /** Activities that had started and not been answered when the process was killed. */
  inFlight: Set<string>;
}

/** What a crash is to show beside that the workflow completes. */
export interface CrashOptions {
  /**
   * Effects of activities that have to be idempotent: once in the ledger, also when the
   * activity was cut off and ran again.
   */
  exactlyOnce?: readonly string[];
}

/**
 * Kills the worker process at every checkpoint of the workflow, and while every activity
 * is in flight, and lets a new process finish. Rounds do not touch each other, so many
 * instances wait at their points together and one kill hits them all.
 * @param check what must hold for each run afterwards; may throw a `Problem`
 * @throws `Problem` for the first point, in the order of the workflow, that does not survive
 */
export async function crash(
  session: Session,
  input: object,
  check: (run: Run) => void,
  raise?: Raise[],
  { exactlyOnce = [] }: CrashOptions = {},
): Promise<void> {
  const clean = await run(session, input, raise);
  const steps = Array.from({ length: clean.steps }, (_, index) => ({ step: index + 1 }));
  const activities = [...new Set(clean.activities.map(({ name }) => name))];
  const holds: Hold[] = [...steps, ...activities.map((activity) => ({ activity }))];
  // An instance that is held keeps time from skipping to the timers of the others.
  const atOnce = clean.timers.length > 0 ? 1 : AT_ONCE;
  for (let at = 0; at < holds.length; at += atOnce) {
    const batch = holds.slice(at, at + atOnce);
    await crashTogether({ session, input, raise, clean, check, exactlyOnce }, batch);
  }
}

/** What all instances of a crash have in common. */
interface Trial {
  session: Session;
  input: object;
  raise: Raise[] | undefined;
  /** The run without a crash. */
  clean: Run;
  check: (run: Run) => void;
  exactlyOnce: readonly string[];
}

async function crashTogether(trial: Trial, holds: Hold[]): Promise<void> {
  const { session, input, raise, clean } = trial;
  const rounds = holds.map((hold): Round => ({
    hold,
    event: events.killed(hold, clean.steps),
    watched: begin(session, input, { hold, raise }),
    inFlight: new Set(),
  }));
  for (const { event, watched } of rounds) session.about(watched.instanceId, event);
  const stop = noteInFlight(session, rounds);
  await Promise.all(rounds.map((round) => held(session, round)));
  stop();

  const outcomes = rounds.map(({ watched }) =>
    outcomeOf(session, watched.instanceId, deadlines.crash),
  );
  await session.crash();
  for (const [index, outcome] of (await Promise.all(outcomes)).entries()) {
    judge(trial, rounds[index] as Round, outcome);
  }
  // Nothing is broken yet, but a new process may have decided otherwise than the old one.
  for (const { watched } of rounds) {
    const changed = changeProblem(session, watched);
    if (changed) throw changed;
  }
}

function noteInFlight(session: Session, rounds: Round[]): () => void {
  const byId = new Map(rounds.map((round) => [round.watched.instanceId, round.inFlight]));
  return session.listen((event) => {
    if (event.type === "activitySent") byId.get(event.instanceId)?.add(event.name);
    if (event.type === "activityAnswered") byId.get(event.instanceId)?.delete(event.name);
  });
}

/** Waits until the instance stands at its point. */
function held(session: Session, { watched, event }: Round): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = patience(deadlines.crash, () => {
      stop();
      const where = answerPlace(session.submission);
      reject(new Problem("C02", { variant: "never", values: { event }, where }, true));
    });
    const stop = session.listen((told) => {
      if (told.type !== "held" || told.instanceId !== watched.instanceId) return;
      cancel();
      stop();
      resolve();
    });
  });
}

function judge(
  { session, clean, check, exactlyOnce }: Trial,
  { event, watched, inFlight }: Round,
  outcome: Outcome,
): void {
  const thrown = activityThrown(session, watched);
  if (thrown && !clean.activities.some(({ failure }) => failure)) {
    const { name: activity, ...details } = thrown;
    throw new Problem("C02", { variant: "activity", values: { event, activity }, ...details });
  }
  const where = lastPlace(watched) ?? answerPlace(session.submission);
  if (outcome.kind !== "ended" || outcome.status !== "COMPLETED") {
    const got = outcome.kind === "ended" ? failureOf(session, watched.instanceId) : events.noEnd;
    const seen = courseChange(session, watched, got) ?? { expected: events.completed, got };
    throw new Problem("C02", { values: { event }, ...seen, where });
  }
  const after = runOf(session, watched);
  const most = countEffects(clean.effects);
  const asked = new Map(most);
  const once = new Set<string>();
  for (const each of after.effects) {
    const { effect } = each;
    if (!inFlight.has(activityOf(after, each) ?? "")) continue;
    // An activity that was cut off runs again: that is at-least-once, and nobody's fault.
    if (exactlyOnce.includes(effect)) once.add(effect);
    else most.set(effect, 2 * (asked.get(effect) ?? 0));
  }
  const extra = extraEffects(after, most, { event, once });
  if (extra) throw extra;
  const counts = countEffects(after.effects);
  for (const [effect, times] of asked) {
    if ((counts.get(effect) ?? 0) >= times) continue;
    const expected = events.times(effect, times);
    throw new Problem("C03", { values: { event }, expected, got: events.times(effect, 0), where });
  }
  try {
    check(after);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // Without the crash the same check held.
    const variant = writesActivities(session.submission.exercise) ? "activity" : undefined;
    throw new Problem("C04", { ...error.details, variant, values: { event } });
  }
}
