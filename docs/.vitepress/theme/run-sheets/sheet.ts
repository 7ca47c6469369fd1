import type { AgendaPart } from "../../../../agendas.ts";
import type { TeachingGuide } from "../../../../teaching-guide.ts";

/** What the sheet of a plan needs to know of each lesson in it. */
export interface SheetLesson {
  readonly number: number;
  /** "03-workflows", the name of its page, its deck and its exercise. */
  readonly folder: string;
  readonly guide: TeachingGuide;
  /** Numbers of the slides with which the exercise and the quiz begin. */
  readonly slides: { readonly exercise: number; readonly quiz: number };
}

/** What a plan's page holds. */
export interface SheetData {
  readonly agenda: string;
  readonly lessons: readonly SheetLesson[];
}

/** A part of a plan as the instructor reads it. */
export interface SheetPart {
  readonly part: AgendaPart;
  readonly lesson?: SheetLesson;
  readonly commands: readonly string[];
  /** The first slide to show for it lies there, from the site's beginning. */
  readonly slides?: string;
  /** The rows of the lesson's guide that are told, with their minutes. */
  readonly told: readonly { title: string; minutes: number }[];
  readonly ask: readonly string[];
  readonly listenFor: readonly string[];
}

/** Puts together what an instructor wants to have at hand in a part of a plan. */
export function sheetPart(part: AgendaPart, { agenda, lessons }: SheetData): SheetPart {
  const lesson = lessons.find(({ number }) => number === part.lesson);
  const nothing = { part, commands: [], told: [], ask: [], listenFor: [] };
  if (!lesson) return nothing;
  const { number, folder, guide, slides } = lesson;
  const deck = `slides/${folder}.html?agenda=${agenda}`;
  if (part.kind === "exercise") {
    const commands = [
      `npm run check ${number}`,
      `npm run watch ${number}`,
      `npm run hint ${number}`,
    ];
    return { ...nothing, lesson, commands, slides: `${deck}#${slides.exercise}` };
  }
  if (part.kind === "discussion") {
    return {
      ...nothing,
      lesson,
      commands: [`npm run diff ${number}`],
      slides: `${deck}#${slides.quiz}`,
    };
  }
  const without = part.without ?? [];
  return {
    part,
    lesson,
    commands: [`npm run lesson ${number}`],
    slides: deck,
    told: guide.parts.filter(({ title }) => title !== "Exercise" && !without.includes(title)),
    ask: guide.questions,
    listenFor: guide.misconceptions,
  };
}
