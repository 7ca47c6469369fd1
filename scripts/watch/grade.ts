import { submit, type Exercise } from "../../grader/exercise.ts";
import type { WarmJudge } from "../../grader/judge.ts";
import type { Verdict } from "../../grader/verdict.ts";
import { verdictGiven } from "../progress/changes.ts";
import { noteProgress } from "../progress/store.ts";

/** Grades what is in the exercise's folder now, and notes the verdict. */
export async function gradeOnce(exercise: Exercise, judge: WarmJudge): Promise<Verdict> {
  const verdict = await judge.judge(submit(exercise, exercise.home));
  // Nobody waits for the note, and nothing else writes meanwhile.
  void noteProgress(exercise.name, verdictGiven(verdict, new Date()));
  return verdict;
}
