import { readFileSync } from "node:fs";
import path from "node:path";
import { folderOf, type Lesson } from "../../../course.ts";
import { questionsOf } from "../pages/questions.ts";
import { predictionSlides, quizSlides } from "./asked.ts";
import { deckOf } from "./deck.ts";
import { importedBy } from "../markdown/imported.ts";
import type { Slide } from "./slide.ts";

/**
 * The slides of a lesson of this course, read from its page and from what the page imports.
 * @throws with the page's name when a part of the deck cannot be made
 */
export function lessonDeck(lesson: Lesson, docs: string): Slide[] {
  const folder = folderOf(lesson);
  const page = path.join(docs, "lessons", `${folder}.md`);
  const read = (file: string) => readFileSync(file, "utf8");
  const questions = questionsOf(folder, docs);
  try {
    return deckOf(read(page), `Lesson ${lesson.number}, ${lesson.minutes} minutes`, {
      page: `/lessons/${folder}`,
      imported: (line) => importedBy(line, docs, read),
      prediction(id) {
        const found = questions?.predictions.find((prediction) => prediction.id === id);
        if (!found) throw new Error(`no prediction has the id ${id}`);
        return predictionSlides(found);
      },
      quiz: () =>
        (questions?.quiz ?? []).flatMap((question, index, all) =>
          quizSlides(question, index + 1, all.length),
        ),
    });
  } catch (error) {
    throw new Error(`${page}: ${(error as Error).message}`, { cause: error });
  }
}
