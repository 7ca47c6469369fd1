/** The teaching guide at the foot of a lesson page, as data. */

export interface TeachingGuide {
  /** What the lesson consists of; the exercise is one of them. */
  readonly parts: readonly GuidePart[];
  /** What learners believe, each with what is true instead. */
  readonly misconceptions: readonly string[];
  /** Questions for the room. */
  readonly questions: readonly string[];
  /** What to leave out first, and what never. */
  readonly cut: string;
}

export interface GuidePart {
  readonly title: string;
  readonly minutes: number;
}

/** The row of a guide that is the exercise; all others are told or shown. */
export const EXERCISE = "Exercise";

/**
 * Reads the teaching guide of a lesson page. Its texts stay Markdown.
 * @throws when the page has no guide or a part of it is missing
 */
export function teachingGuideIn(markdown: string): TeachingGuide {
  const [, guide] = /^## Teaching guide$([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(markdown) ?? [];
  if (guide === undefined) throw new Error('The page has no "## Teaching guide".');
  const rows = [...guide.matchAll(/^\| *(.+?) *\| *(\d+) *\|$/gm)];
  const parts = rows.map(([, title = "", minutes]) => ({ title, minutes: Number(minutes) }));
  if (parts.length === 0) throw new Error("The teaching guide has no table of minutes.");
  return {
    parts,
    misconceptions: itemsOf(sectionOf(guide, "What they will think")),
    questions: itemsOf(sectionOf(guide, "What to ask the room")),
    cut: sectionOf(guide, "What to cut"),
  };
}

function sectionOf(guide: string, heading: string): string {
  const [, rest] = guide.split(`\n### ${heading}\n`);
  const [text = ""] = (rest ?? "").split(/^### /m);
  if (!text.trim()) throw new Error(`The teaching guide says nothing under "${heading}".`);
  return text.trim();
}

function itemsOf(list: string): string[] {
  return [...list.matchAll(/^- (.+)$/gm)].map(([, item = ""]) => item);
}
