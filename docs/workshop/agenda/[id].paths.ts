import { readFileSync } from "node:fs";
import path from "node:path";
import { agendas } from "../../../agendas.ts";
import { course, folderOf } from "../../../course.ts";
import { teachingGuideIn } from "../../../teaching-guide.ts";
import { lessonDeck } from "../../.vitepress/slides/lesson-deck.ts";
import type { Slide } from "../../.vitepress/slides/slide.ts";
import type { SheetData } from "../../.vitepress/theme/run-sheets/sheet.ts";

const docs = path.resolve(import.meta.dirname, "../..");

/** The number of the first slide that belongs to a section. */
function slideOf(slides: readonly Slide[], section: string): number {
  return slides.findIndex(({ title, over }) => title === section || over === section) + 1;
}

/** A run sheet for each plan, with what the lessons' teaching guides say. */
export default {
  watch: ["../../lessons/*.md"],
  paths: () =>
    agendas.map(({ id, title, summary, parts }) => {
      const lessons = course.lessons.filter(({ number }) =>
        parts.some(({ lesson }) => lesson === number),
      );
      const params: SheetData & { id: string } = {
        id,
        agenda: id,
        lessons: lessons.map((lesson) => {
          const folder = folderOf(lesson);
          const page = readFileSync(path.join(docs, "lessons", `${folder}.md`), "utf8");
          const deck = lessonDeck(lesson, docs);
          return {
            number: lesson.number,
            folder,
            guide: teachingGuideIn(page),
            slides: { exercise: slideOf(deck, "Exercise"), quiz: slideOf(deck, "Quiz") },
          };
        }),
      };
      return { params, content: `# Run sheet: ${title}\n\n${summary}` };
    }),
};
