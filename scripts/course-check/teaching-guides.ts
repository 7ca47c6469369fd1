import { readFileSync } from "node:fs";
import { join } from "node:path";
import { folderOf, type Lesson } from "../../course.ts";
import { teachingGuideIn, type TeachingGuide } from "../../teaching-guide.ts";

/**
 * The teaching guides of the lessons' pages, by lesson number.
 * @throws when a page has no guide, or one with a part missing
 */
export function teachingGuides(
  root: string,
  lessons: readonly Lesson[],
): Map<number, TeachingGuide> {
  return new Map(
    lessons.map((lesson) => {
      const page = join(root, "docs", "lessons", `${folderOf(lesson)}.md`);
      return [lesson.number, teachingGuideIn(readFileSync(page, "utf8"))];
    }),
  );
}
