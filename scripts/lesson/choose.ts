import { course, findLesson, type Lesson } from "../../course.ts";
import { commandError } from "../errors.ts";

/**
 * The lesson that a command's arguments name.
 * @param verb as in `npm run <verb> 3`
 * @throws {CommandError} LESSON_MISSING, LESSON_UNKNOWN, or WRONG_USE for more than one
 */
export function chooseLesson(
  [number, ...more]: readonly string[],
  verb: string,
  command: string,
): Lesson {
  if (number === undefined) throw commandError("LESSON_MISSING", verb, lessonsInWords());
  if (more.length > 0) {
    const message = `One lesson at a time, not ${[number, ...more].join(" and ")}.`;
    throw commandError("WRONG_USE", message, command);
  }
  const lesson = /^\d+$/.test(number) ? findLesson(Number(number)) : undefined;
  if (!lesson) throw commandError("LESSON_UNKNOWN", number, lessonsInWords());
  return lesson;
}

/** "is lesson 3 (Workflows and checkpoints)", to stand after "There". */
function lessonsInWords(): string {
  const all = course.lessons.map(({ number, title }) => `${number} (${title})`);
  return all.length === 1 ? `is lesson ${all[0]}` : `are lessons ${all.join(", ")}`;
}
