import { events } from "../catalogue/events.ts";
import { cutToDifference } from "./difference.ts";
import { deadlines } from "./deadlines.ts";
import { outcomeOf } from "./outcome.ts";
import { failureOf } from "./failure.ts";
import { outcomeProblem } from "./outcome-problem.ts";
import { lastPlace, answerPlace } from "./places.ts";
import { Problem } from "./problem.ts";
import { begin, runOf, type Raise, type Run, type Watched } from "./run.ts";
import type { Session } from "./session.ts";

/** What a probe sees and what is wrong even when it changes nothing that the body decides. */
const NEVER = new Set(["W15", "W16", "W24"]);

/** In how many orders work that runs together is tried. */
const ORDERS = 6;

/**
 * Runs the workflow with every turn executed again on the same history, the finished one
 * too, while clock, chance and environment change from execution to execution. Where
 * activities run together, their completions are then tried in several orders.
 * @param check what must hold of each of these runs; may throw a `Problem`
 * @throws `Problem` for a decision that changes, for what a body must not do, and for a
 * result that depends on the order
 */
export async function replay(
  session: Session,
  input: object,
  check: (run: Run) => void,
  raise?: Raise[],
): Promise<void> {
  const watched = begin(session, input, { isProbed: true, raise });
  session.about(watched.instanceId, events.twice);
  const outcome = await outcomeOf(session, watched.instanceId, deadlines.run);
  const problem = replayProblem(session, watched) ?? outcomeProblem(session, watched, outcome);
  if (problem) throw problem;
  const replayed = runOf(session, watched);
  check(replayed);
  if (replayed.together > 1) await shuffled(session, input, check, raise);
}

function replayProblem(session: Session, watched: Watched): Problem | undefined {
  const { probes, dropped } = watched;
  const forbidden = probes.find(({ code }) => NEVER.has(code));
  if (forbidden) {
    const { code, call, where } = forbidden;
    return new Problem(code, { values: { call }, where });
  }
  const changed = changeProblem(session, watched);
  if (changed) return changed;
  const [forgotten] = dropped;
  if (forgotten) {
    const { method: call, where } = forgotten;
    return new Problem("W04", { values: { call }, where });
  }
  // Seen by the sidecar alone, such as an error with another text.
  const [, expected, got] = DECIDED_TWICE.exec(failureOf(session, watched.instanceId)) ?? [];
  if (!expected || !got) return undefined;
  const where = lastPlace(watched) ?? answerPlace(session.submission);
  return new Problem("R01", { ...cutToDifference(expected, got), where });
}

/** What is wrong when an execution of the body decided otherwise than the one before it. */
export function changeProblem(session: Session, watched: Watched): Problem | undefined {
  const { probes, change } = watched;
  if (!change) return undefined;
  const seen = cutToDifference(events.decided(change.first), events.decided(change.now));
  const cause = probes.find(({ code }) => !NEVER.has(code));
  if (cause) {
    return new Problem(cause.code, { ...seen, values: { call: cause.call }, where: cause.where });
  }
  const where = change.now.where ?? lastPlace(watched) ?? answerPlace(session.submission);
  return new Problem("R01", { ...seen, where });
}

/** Strict mode's message; see `sidecar/engine/strict.ts`. */
const DECIDED_TWICE = /^ {2}.+?, first: (.*)\n {2}.+?, again: (.*)$/m;

async function shuffled(
  session: Session,
  input: object,
  check: (run: Run) => void,
  raise?: Raise[],
): Promise<void> {
  const first = session.nextSeed() * ORDERS;
  const all = Array.from({ length: ORDERS }, async (_, order) => {
    const watched = begin(session, input, { order: first + order, raise });
    session.about(watched.instanceId, events.inOrder(order + 1));
    const outcome = await outcomeOf(session, watched.instanceId, deadlines.run);
    return { order, watched, outcome };
  });
  for (const { order, watched, outcome } of await Promise.all(all)) {
    try {
      const problem = outcomeProblem(session, watched, outcome);
      if (problem) throw problem;
      check(runOf(session, watched));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const { expected, got, where } = error.details;
      throw new Problem("R02", { expected, got, where, values: { order: String(order + 1) } });
    }
  }
}
