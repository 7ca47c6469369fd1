import { drawCode } from "./draw-code.ts";
import type { Imported } from "../markdown/imported.ts";
import { isOutput, type Scene, type Shown } from "./scenes.ts";
import type { Drawn } from "./slide.ts";
import { tablesOf } from "./tables.ts";
import { leadOf, shortened, withoutLinks } from "./words.ts";

/** What the slides of a lesson need from outside its page. */
export interface Sources {
  /** The lesson's page, from the site's beginning and without an ending: "/lessons/03-workflows". */
  readonly page: string;
  imported(line: string): Imported;
  /** A prediction as two slides; the answer is shown once the run has given it. */
  prediction(id: string): { question: Drawn; answer: Drawn };
  quiz(): Drawn[];
}

/** More of these are two slides. */
const STATEMENTS = 4;
const ITEMS = 5;

/** The slides of the scenes below one heading. Answers follow the output that gives them. */
export function slidesOf(scenes: readonly Scene[], sources: Sources): Drawn[] {
  const slides: Drawn[] = [];
  let answers: Drawn[] = [];
  for (const scene of scenes) {
    if (scene.shown?.kind === "prediction") {
      const { question, answer } = sources.prediction(scene.shown.id);
      slides.push({ ...question, notes: [...scene.before, ...question.notes, ...scene.after] });
      answers.push(answer);
      continue;
    }
    slides.push(...drawn(scene, sources));
    if (!scene.shown || !isOutput(scene.shown)) continue;
    slides.push(...answers);
    answers = [];
  }
  return [...slides, ...answers];
}

function drawn(scene: Scene, sources: Sources): Drawn[] {
  const { shown, words, before, after } = scene;
  const said = [...before, ...after];
  switch (shown?.kind) {
    case undefined:
      return words === undefined ? drawProse(said) : [drawWords(words, said)];
    case "list":
      return drawList(shown.items, said, words);
    case "table":
      return [
        ...(words === undefined ? [] : [drawWords(words, before)]),
        ...drawTable(shown, words === undefined ? said : after),
      ];
    case "figure": {
      const figure: Drawn = { look: "figure", face: shown.markdown, notes: said };
      if (words === undefined) return [figure];
      return [drawWords(words, before), { ...figure, notes: after }];
    }
    case "code":
      return drawCode(shown.line, scene, sources.imported);
    case "timeline": {
      // The deck stays open where it was; `withBase` is the page's.
      const link = `<a :href="withBase('${sources.page}.html')" target="_blank">Step through this run</a>`;
      const face = `<p>${link} in the lesson's page.</p>`;
      return [{ look: "words", face, notes: said }];
    }
    case "quiz":
      return sources.quiz();
    case "prediction":
      return [];
  }
}

/**
 * Each paragraph as what it comes to, with the paragraph itself for the speaker. Where some begin
 * in bold, these are the statements, and the others explain them.
 */
function drawProse(said: readonly string[]): Drawn[] {
  const prose = said.filter((text) => !/^(:::|>)/.test(text));
  const bold = prose.filter((text) => text.startsWith("**"));
  const isStatement = (text: string) => (bold.length > 0 ? bold : prose).includes(text);
  const groups = inGroups(said.filter(isStatement), STATEMENTS);
  return groups.map((some, index) => {
    const from = index === 0 ? 0 : said.indexOf(some[0] ?? "");
    const next = groups[index + 1]?.[0];
    const leads = some.map(leadOf);
    return drawWords(
      leads.length === 1 ? leads.join("") : bulleted(leads),
      said.slice(from, next === undefined ? undefined : said.indexOf(next)),
    );
  });
}

function drawWords(words: string, notes: readonly string[]): Drawn {
  return { look: words.startsWith("- ") ? "list" : "words", face: withoutLinks(words), notes };
}

function drawTable(table: Extract<Shown, { kind: "table" }>, notes: readonly string[]): Drawn[] {
  return tablesOf(table).map(({ markdown, size }, index) => ({
    look: "table",
    face: withoutLinks(markdown),
    notes: index === 0 ? notes : [],
    size,
  }));
}

/** Words that are a list themselves stand for the page's list; others stand above it. */
function drawList(items: readonly string[], said: readonly string[], words = ""): Drawn[] {
  const full = bulleted(items);
  if (words.startsWith("- ")) return [drawWords(words, [...said, full])];
  return inGroups(items, ITEMS).map((some, index) => {
    const short = some.map(shortened);
    const isCut = some.some((item, at) => withoutLinks(item) !== short[at]);
    return {
      look: "list",
      face: words ? `${withoutLinks(words)}\n\n${bulleted(short)}` : bulleted(short),
      notes: [...(index === 0 ? said : []), ...(isCut ? [bulleted(some)] : [])],
    };
  });
}

function bulleted(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}

/** Groups of about the same size, none larger than `most`. */
function inGroups<T>(all: readonly T[], most: number): T[][] {
  const count = Math.ceil(all.length / most);
  const size = Math.ceil(all.length / count);
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size));
}
