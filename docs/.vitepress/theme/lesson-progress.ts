import { folderOf, type Lesson } from "../../../course.ts";
import { answerTo } from "./answers.ts";
import type { Exercises } from "./exercises.ts";
import { data as questionKeys } from "./questions.data.ts";

/** How far a reader is in a lesson, as far as this page can know. */
export interface LessonProgress {
  /** "new", "begun", or "done": every question answered and, where it is known, the exercise passed. */
  state: "new" | "begun" | "done";
  /** Each in a few words: "4 of 7 questions answered", "exercise passed". */
  facts: string[];
}

/** @param exercises what the command line knows; nothing where no command line is at hand */
export function progressIn(lesson: Lesson, exercises: Exercises | undefined): LessonProgress {
  const keys = questionKeys[folderOf(lesson)] ?? [];
  const answered = keys.filter((key) => answerTo(key) !== undefined).length;
  const exercise = exercises?.[lesson.exercise];
  const facts: string[] = [];
  if (answered > 0) facts.push(`${answered} of ${keys.length} questions answered`);
  if (exercise) facts.push(inWords(exercise));
  const isDone = answered === keys.length && (!exercises || exercise?.passed === true);
  return { state: isDone ? "done" : facts.length > 0 ? "begun" : "new", facts };
}

function inWords({ attempts, passed, lastFinding }: Exercises[string]): string {
  if (passed) return "exercise passed";
  const times = attempts === 1 ? "once" : `${attempts} times`;
  return `exercise checked ${times}${lastFinding ? `, last finding ${lastFinding}` : ""}`;
}
