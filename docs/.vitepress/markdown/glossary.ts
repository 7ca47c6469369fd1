import { readFileSync } from "node:fs";
import path from "node:path";
import type { MarkdownEnv, MarkdownRenderer } from "vitepress";
import { z } from "zod";

const file = path.resolve(import.meta.dirname, "../../glossary.json");

/** A word of the course. */
export interface Term {
  term: string;
  /** How it appears in sentences; none for a word that also means something else. */
  forms: string[];
  /** One or two sentences of Markdown. */
  meaning: string;
}

const text = z.string().trim().min(1);
const schema = z.array(z.strictObject({ term: text, forms: z.array(text), meaning: text }));

/** The words of the course, in the order of the alphabet. */
export function readTerms(): Term[] {
  return schema.parse(JSON.parse(readFileSync(file, "utf8")));
}

type Core = Parameters<Parameters<MarkdownRenderer["core"]["ruler"]["push"]>[1]>[0];
type Token = Core["tokens"][number];

/**
 * Replaces a line `[[glossary]]` with all words and their meanings, and leads the first use of
 * each word on a lesson's page there. The theme shows the meaning beside the link.
 */
export function glossary(md: MarkdownRenderer, terms: readonly Term[]): void {
  md.core.ruler.before("block", "glossary-page", (state) => {
    state.src = withGlossary(state.src, terms);
  });

  md.core.ruler.push("glossary-terms", (state) => {
    const { relativePath = "" } = state.env as Partial<MarkdownEnv>;
    if (!/^lessons\/\d/.test(relativePath)) return;
    const left = new Set(terms);
    // Quotations are prompts, to be copied as they are.
    let quotations = 0;
    for (const [index, token] of state.tokens.entries()) {
      if (token.type === "blockquote_open") quotations++;
      if (token.type === "blockquote_close") quotations--;
      const isProse = state.tokens[index - 1]?.type === "paragraph_open" && quotations === 0;
      if (token.type !== "inline" || !token.children || !isProse) continue;
      token.children = withLinks(token.children, (text) => pieces(text, terms, left), state.Token);
    }
  });
}

/** Replaces a line `[[glossary]]` with a heading and a paragraph for each word. */
export function withGlossary(markdown: string, terms: readonly Term[]): string {
  return markdown.replace(/^\[\[glossary\]\]$/m, () =>
    terms.map(({ term, meaning }) => `## ${term}\n\n${meaning}\n`).join("\n"),
  );
}

/** The parts of a paragraph, with a link around the first use of each word that is left. */
function withLinks(
  children: Token[],
  cut: (sentence: string) => ReturnType<typeof pieces>,
  Made: Core["Token"],
): Token[] {
  let depth = 0;
  return children.flatMap((child) => {
    if (child.type === "link_open") depth++;
    if (child.type === "link_close") depth--;
    if (child.type !== "text" || depth > 0) return [child];
    return cut(child.content).flatMap((piece) => {
      const text = new Made("text", "", 0);
      text.content = typeof piece === "string" ? piece : piece.word;
      if (typeof piece === "string") return [text];
      const { term, meaning } = piece.term;
      const open = new Made("link_open", "a", 1);
      open.attrSet("href", `/reference/glossary.html#${slug(term)}`);
      open.attrSet("class", "term");
      // VitePress leaves such links alone: its router would be faster than the theme's hints.
      open.attrSet("target", "_self");
      open.attrSet("data-meaning", meaning);
      return [open, text, new Made("link_close", "a", -1)];
    });
  });
}

/** What finds words in sentences: the longest form first, as "external event" is not an event. */
function finder(terms: readonly Term[]): RegExp {
  const forms = terms.flatMap((term) => term.forms).sort((a, b) => b.length - a.length);
  return new RegExp(`(?<![\\w-])(?<!\\b[Ff]or )(${forms.join("|")})(?![\\w-])`, "gi");
}

/**
 * A sentence cut at the words that are still to be explained, each once.
 * @param left the words to explain; those that were found are taken away
 */
export function pieces(
  sentence: string,
  terms: readonly Term[],
  left: Set<Term>,
): (string | { word: string; term: Term })[] {
  const cut: (string | { word: string; term: Term })[] = [];
  let end = 0;
  for (const { 0: word, index } of sentence.matchAll(finder(terms))) {
    const term = terms.find(({ forms }) => forms.includes(word.toLowerCase()));
    if (!term || !left.delete(term)) continue;
    cut.push(sentence.slice(end, index), { word, term });
    end = index + word.length;
  }
  return [...cut, sentence.slice(end)].filter((piece) => piece !== "");
}

/** As VitePress makes an anchor of a heading. */
function slug(term: string): string {
  return term.toLowerCase().replaceAll(" ", "-");
}
