import { join } from "node:path";
import { course, findLesson, type Lesson } from "../../course.ts";
import { readExercise, type Exercise } from "../../grader/exercise.ts";
import { commandError } from "../errors.ts";
import { root } from "../folders.ts";

/** The lesson with this number. @throws {CommandError} LESSON_UNKNOWN */
export function lessonNamed(which: string): Lesson {
  const lesson = /^\d+$/.test(which) ? findLesson(Number(which)) : undefined;
  if (!lesson) throw commandError("LESSON_UNKNOWN", which, exercisesInWords());
  return lesson;
}

/**
 * The one exercise that a command line names.
 * @param verb how the command is called: "reset"
 * @throws {CommandError} LESSON_MISSING, LESSON_UNKNOWN or WRONG_USE
 */
export function exerciseNamed(positional: readonly string[], verb: string): Exercise {
  const [which, ...more] = positional;
  if (which === undefined) throw commandError("LESSON_MISSING", verb, exercisesInWords());
  if (more.length > 0) {
    const message = `One exercise at a time, not ${positional.join(" and ")}.`;
    throw commandError("WRONG_USE", message, `npm run ${verb}`);
  }
  return exerciseOf(lessonNamed(which));
}

export function exerciseOf(lesson: Lesson): Exercise {
  return readExercise(join(root, "exercises", lesson.exercise));
}

/** "is an exercise for lesson 3", to stand after "There". */
export function exercisesInWords(): string {
  const numbers = course.lessons.map(({ number }) => number);
  return numbers.length === 1
    ? `is an exercise for lesson ${numbers[0]}`
    : `are exercises for lessons ${numbers.join(", ")}`;
}
