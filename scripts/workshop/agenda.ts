import type { Agenda, AgendaPart } from "../../agendas.ts";
import { course, findLesson, type Lesson } from "../../course.ts";

/** Name of the exercise that people solve in a part of an agenda. */
export function exerciseOf({ kind, lesson }: AgendaPart): string | undefined {
  return kind === "exercise" && lesson !== undefined ? findLesson(lesson)?.exercise : undefined;
}

/** The lesson that an exercise belongs to. */
export function lessonOf(exercise: string): Lesson | undefined {
  return course.lessons.find((lesson) => lesson.exercise === exercise);
}

/** Minutes for an exercise by the agenda, or by the lesson where the agenda leaves it to people. */
export function minutesFor({ parts }: Agenda, exercise: string): number {
  const own = parts.filter((part) => exerciseOf(part) === exercise);
  const planned = own.reduce((sum, { minutes }) => sum + minutes, 0);
  return planned || (lessonOf(exercise)?.minutes ?? 30);
}
