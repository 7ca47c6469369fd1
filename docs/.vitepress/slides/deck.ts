import { EXERCISE, teachingGuideIn, type TeachingGuide } from "../../../teaching-guide.ts";
import { blocksOf, type Block } from "./blocks.ts";
import { slidesOf, type Sources } from "./draw.ts";
import { scenesOf } from "./scenes.ts";
import type { Drawn, Slide } from "./slide.ts";

/** Sections of a page that are read and not told. */
const unshown = new Set(["Try with AI", "Teaching guide", "In Dapr's docs"]);

/** Sections that close a lesson, whatever of it was told. */
const closing = new Set(["Key points", "Common mistakes"]);

interface Section {
  title: string;
  over?: string;
  part: number | undefined;
  blocks: Block[];
}

/**
 * The slides of a lesson, from the Markdown of its page.
 * @param kicker above the lesson's title, such as "Lesson 3, 35 minutes"
 * @throws when the page's marks do not name the parts of its teaching guide, in their order
 */
export function deckOf(markdown: string, kicker: string, sources: Sources): Slide[] {
  const guide = teachingGuideIn(markdown);
  const sections = sectionsOf(blocksOf(markdown), guide);
  return sections.flatMap(({ title, over, part, blocks }, index) => {
    const own =
      index === 0 ? [titleSlide(blocks, guide, kicker)] : slidesOf(scenesOf(blocks), sources);
    const slides = own.map((slide): Slide => {
      const above = slide.title === undefined ? over : title;
      return { ...slide, part, title: slide.title ?? title, ...(above && { over: above }) };
    });
    // The room is asked before it goes to work.
    return title === EXERCISE ? [roomSlide(guide), ...slides] : slides;
  });
}

function titleSlide(blocks: readonly Block[], guide: TeachingGuide, kicker: string): Drawn {
  const story = blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
  return {
    look: "title",
    face: kicker,
    notes: [
      ...story,
      `**Listen for:**\n\n${guide.misconceptions.map((item) => `- ${item}`).join("\n")}`,
      `**When late:** ${guide.cut}`,
    ],
  };
}

function roomSlide({ questions, misconceptions }: TeachingGuide): Slide {
  return {
    look: "list",
    title: "For the room",
    face: questions.map((question) => `- ${question}`).join("\n"),
    notes: [
      "Two minutes in pairs, then one answer from each side of the room.",
      `**Listen for:**\n\n${misconceptions.map((item) => `- ${item}`).join("\n")}`,
    ],
    part: undefined,
  };
}

/** Cuts the page at its headings; the first section is what stands before the first of them. */
function sectionsOf(blocks: readonly Block[], guide: TeachingGuide): Section[] {
  const sections: Section[] = [];
  const told: string[] = [];
  let over: string | undefined;
  let isShown = true;
  for (const block of blocks) {
    if (block.kind === "mark" && block.name === "part") told.push(block.text);
    else if (block.kind !== "heading") {
      if (isShown) sections.at(-1)?.blocks.push(block);
    } else {
      if (block.depth === 2) isShown = !unshown.has(block.text);
      if (block.depth === 2) over = undefined;
      const part = closing.has(block.text) || told.length === 0 ? undefined : told.length - 1;
      if (isShown) sections.push({ title: block.text, part, blocks: [], ...(over && { over }) });
      if (block.depth === 2) over = block.text;
    }
  }
  const wanted = guide.parts.map(({ title }) => title);
  if (told.join("\n") !== wanted.join("\n")) {
    throw new Error(
      `The page needs a mark where each part of its teaching guide begins, in order: ${wanted
        .map((title) => `<!-- part: ${title} -->`)
        .join(" ")}. It has ${told.length ? told.join(", ") : "none"}.`,
    );
  }
  return sections;
}
