import path from "node:path";
import { readFileSync } from "node:fs";
import { course, folderOf } from "../../course.ts";
import { agendas } from "../../agendas.ts";
import { teachingGuideIn } from "../../teaching-guide.ts";
import { lessonDeck } from "../.vitepress/slides/lesson-deck.ts";
import { pageOf } from "../.vitepress/slides/page.ts";

const docs = path.resolve(import.meta.dirname, "..");

/** A deck for each lesson, made from the lesson's own page. */
export default {
  watch: ["../lessons/*.md", "../questions/*.json", "../records/*/*.txt"],
  paths: () =>
    course.lessons.map((lesson) => {
      const folder = folderOf(lesson);
      const guide = teachingGuideIn(
        readFileSync(path.join(docs, "lessons", `${folder}.md`), "utf8"),
      );
      return {
        params: {
          lesson: folder,
          parts: guide.parts,
          plans: agendas.flatMap(({ id, title, parts }) => {
            const talk = parts.find(
              (part) => part.kind === "talk" && part.lesson === lesson.number,
            );
            return talk ? [{ id, title, without: talk.without ?? [] }] : [];
          }),
        },
        content: pageOf(lessonDeck(lesson, docs)),
      };
    }),
};
