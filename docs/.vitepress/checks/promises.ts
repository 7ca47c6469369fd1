import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { folderOf, type Lesson } from "../../../course.ts";
import { teachingGuideIn } from "../../../teaching-guide.ts";

/**
 * Lists where the pages and what they are about disagree, one line each; empty when all is well:
 * a finding without a page, a page without a finding, a lesson whose parts take longer or shorter
 * than the lesson.
 * @param docs folder of the pages
 * @param codes of all findings
 */
export async function disagreements(
  docs: string,
  lessons: readonly Lesson[],
  codes: readonly string[],
): Promise<string[]> {
  const pages = (await readdir(path.join(docs, "rules"))).map((name) => path.basename(name, ".md"));
  const problems = [
    ...codes.filter((code) => !pages.includes(code)).map((code) => `rules/${code}.md is missing`),
    ...pages
      .filter((page) => !codes.includes(page))
      .map((page) => `rules/${page}.md is about a finding that does not exist`),
  ];
  for (const lesson of lessons) {
    const page = `lessons/${folderOf(lesson)}.md`;
    const { parts } = teachingGuideIn(await readFile(path.join(docs, page), "utf8"));
    const total = parts.reduce((sum, { minutes }) => sum + minutes, 0);
    if (total === lesson.minutes) continue;
    problems.push(
      `${page}: the parts in "Teaching guide" take ${total} minutes, the lesson ${lesson.minutes}`,
    );
  }
  return problems;
}
