import { readFileSync } from "node:fs";
import path from "node:path";
import { agendas } from "../../agendas.ts";
import { course, folderOf } from "../../course.ts";
import { teachingGuideIn } from "../../teaching-guide.ts";
import { lessonDeck } from "../.vitepress/slides/lesson-deck.ts";
import { pageOf } from "../.vitepress/slides/page.ts";
import type { DeckData } from "../.vitepress/theme/slides/deck-data.ts";

const docs = path.resolve(import.meta.dirname, "..");

/** A deck for each lesson, made from the lesson's own page. */
export default {
  watch: ["../lessons/*.md", "../questions/*.json", "../records/*/*.txt"],
  paths: () =>
    course.lessons.flatMap((lesson) => {
      const folder = folderOf(lesson);
      const page = readFileSync(path.join(docs, "lessons", `${folder}.md`), "utf8");
      // A lesson that is still to be written has nothing to show.
      if (page.includes("TODO(author)")) return [];
      const params: DeckData & { lesson: string } = {
        lesson: folder,
        parts: teachingGuideIn(page).parts,
        plans: agendas.flatMap(({ id, title, parts }) => {
          const talk = parts.find((part) => part.kind === "talk" && part.lesson === lesson.number);
          return talk ? [{ id, title, without: talk.without ?? [] }] : [];
        }),
      };
      const title = `Slides of lesson ${lesson.number}: ${lesson.title}`;
      return [{ params, content: pageOf(lessonDeck(lesson, docs), title) }];
    }),
};
