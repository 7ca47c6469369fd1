import type { Verdict } from "../../grader/verdict.ts";
import type { Entry } from "./schema.ts";

/** What changes in an exercise's entry. */
export type Change = (entry: Entry) => Entry;

/** A verdict counts as an attempt. A pass stays one, whatever later verdicts say. */
export function verdictGiven({ passed, findings }: Verdict, now: Date): Change {
  const time = now.toISOString();
  return ({ lastFinding: _, ...entry }) => ({
    ...entry,
    attempts: entry.attempts + 1,
    lastChecked: time,
    passed,
    ...(passed && { firstPassed: entry.firstPassed ?? time }),
    ...(findings[0] && { lastFinding: findings[0].code }),
  });
}

export const hintShown =
  (step: number): Change =>
  (entry) => ({ ...entry, lastHint: step });

/** Looked at before a pass; afterwards everybody may. */
export const solutionSeen =
  (now: Date): Change =>
  (entry) => ({ ...entry, sawSolution: entry.sawSolution ?? now.toISOString() });
