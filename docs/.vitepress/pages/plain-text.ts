import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { importedBy } from "../markdown/imported.ts";
import type { Questions } from "./questions.ts";

/**
 * Pages as plain Markdown, for assistants and other readers without a browser, with everything in
 * place that the site puts there: imported code and output, questions with their answers.
 * See https://llmstxt.org.
 */

/** What the plain text of a page is made from. */
export interface PlainSource {
  /** Folder that `@` stands for. */
  docs: string;
  /** Where the site is served, with both slashes. */
  base: string;
  /** The page's own Markdown. */
  markdown: string;
  questions: Questions | undefined;
  /** Replaces lines such as `[[glossary]]`. */
  expand: (markdown: string) => string;
  read: (file: string) => string;
}

export function plainText({ docs, base, markdown, questions, expand, read }: PlainSource): string {
  return expand(markdown.replace(/^---\n[\s\S]*?\n---\n/, ""))
    .replace(/<!--[\s\S]*?-->\n*/g, "")
    .replace(/<script setup>[\s\S]*?<\/script>\n*/g, "")
    .replace(/^<<< .+$/gm, (line) => {
      const { language, lines } = importedBy(line, docs, read);
      return ["```" + language, ...lines, "```"].join("\n");
    })
    .replace(/^:::.*$\n*/gm, "")
    .replace(/^<RunPrediction id="(.+?)" \/>$/gm, (_tag, id: string) => prediction(questions, id))
    .replace(/^<LessonQuiz \/>$/gm, () => quiz(questions))
    .replace(/^<\/?figure>$\n?/gm, "")
    .replace(/^<img src="(.+?)" alt="(.+?)".*>$/gm, "Figure: $2")
    .replace(/^<\/?[A-Z]\w*\b[^>]*>$\n?/gm, "")
    .replace(/^<\/?template\b[^>]*>$\n?/gm, "")
    .replace(/\]\(\/(\w+\/[\w-]+)(#[\w-]+)?\)/g, `](${base}$1.md$2)`)
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function prediction(questions: Questions | undefined, wanted: string): string {
  const found = questions?.predictions.find(({ id }) => id === wanted);
  return found ? `Predict: ${found.ask}\n\nThe run says ${found.count}. ${found.why}` : "";
}

function quiz(questions: Questions | undefined): string {
  return (questions?.quiz ?? [])
    .map(({ ask, answers }, index) => {
      const lines = answers.map(
        ({ text, right, why }) => `- ${text}: ${right ? "right" : "wrong"}. ${why}`,
      );
      return `${index + 1}. ${ask}\n\n${lines.join("\n")}`;
    })
    .join("\n\n");
}

/** A page in its plain form. */
export interface PlainPage {
  /** What the sidebar has it under: "Lessons". */
  group: string;
  /** Below the site, without an ending: "lessons/03-workflows". */
  address: string;
  title: string;
  description: string;
  text: string;
}

/** The list of all pages, as llms.txt has it. */
export function contents(title: string, summary: string, base: string, pages: PlainPage[]): string {
  const groups = [...new Set(pages.map(({ group }) => group))];
  const sections = groups.map((name) => {
    const members = pages.filter(({ group }) => group === name);
    const lines = members.map(
      ({ address, title: page, description }) =>
        `- [${page}](${base}${address}.md)${description ? `: ${description}` : ""}`,
    );
    return `## ${name}\n\n${lines.join("\n")}`;
  });
  const everything = `Everything in one file: ${base}llms-full.txt`;
  return `${[`# ${title}`, `> ${summary}`, everything, ...sections].join("\n\n")}\n`;
}

/**
 * Writes the plain form of every page beside it, with `llms.txt` and `llms-full.txt` at the top.
 * @param pages those that have a source of their own, in the order of the course
 */
export async function writePlainPages(
  outDir: string,
  base: string,
  { title, summary }: { title: string; summary: string },
  pages: readonly Pick<PlainPage, "group" | "address">[],
  sourceOf: (address: string) => PlainSource,
): Promise<void> {
  const plain: PlainPage[] = [];
  for (const { group, address } of pages) {
    const source = sourceOf(address);
    const text = plainText(source);
    const [, heading = address] = /^# (.+)$/m.exec(text) ?? [];
    const [, description = ""] = /^description: (.+)$/m.exec(source.markdown) ?? [];
    plain.push({ group, address, title: heading, description, text });
    const file = path.join(outDir, `${address}.md`);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, `${text}\n`);
  }
  await writeFile(path.join(outDir, "llms.txt"), contents(title, summary, base, plain));
  const all = plain.map(({ text }) => text).join("\n\n---\n\n");
  await writeFile(path.join(outDir, "llms-full.txt"), `${all}\n`);
}
