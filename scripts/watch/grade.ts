import { submit, type Exercise } from "../../grader/exercise.ts";
import type { WarmJudge } from "../../grader/judge.ts";
import type { Verdict } from "../../grader/verdict.ts";
import { keepForWorkshop } from "../joined/report.ts";
import { verdictGiven } from "../progress/changes.ts";
import { noteProgress } from "../progress/store.ts";

/**
 * Grades what is in the exercise's folder now, and notes the verdict.
 * @param later is given the noting of the verdict, for which nobody waits
 */
export async function gradeOnce(
  exercise: Exercise,
  judge: WarmJudge,
  later: (noting: Promise<void>) => void,
): Promise<Verdict> {
  const verdict = await judge.judge(submit(exercise, exercise.home));
  // Nobody waits for the note, and nothing else writes meanwhile.
  later(note(exercise, verdict));
  return verdict;
}

async function note({ name }: Exercise, verdict: Verdict): Promise<void> {
  const entry = await noteProgress(name, verdictGiven(verdict, new Date()));
  await keepForWorkshop(name, verdict, entry?.attempts ?? 1);
}
