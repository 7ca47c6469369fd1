import { ninetyMinutes } from "./agendas/90-minutes.ts";
import { halfDay } from "./agendas/half-day.ts";
import { day } from "./agendas/day.ts";
import { twoDays } from "./agendas/two-days.ts";

/**
 * Plans for teaching the course in a room, over the lessons of course.ts. Run sheets and the
 * workshop's board read them; `npm run course:check` adds their minutes up.
 */

/** One stretch of a plan that one thing fills. */
export interface AgendaPart {
  readonly title: string;
  readonly minutes: number;
  readonly kind: "talk" | "exercise" | "break" | "discussion";
  /** The lesson that is taught, practised or discussed. */
  readonly lesson?: number;
  /** Day of a plan that takes several; 1 when it is not said. */
  readonly day?: number;
  /** Rows of the lesson's teaching guide that this plan has no time for. */
  readonly without?: readonly string[];
  /** What to do, for a part that no lesson's guide describes. */
  readonly note?: string;
  /** What to leave out of the part when late, in a sentence. */
  readonly cut?: string;
  /** Minutes that the cut gives back. */
  readonly saves?: number;
}

/** One plan, from the welcome to the last word. */
export interface Agenda {
  readonly id: "90-minutes" | "half-day" | "day" | "two-days";
  readonly title: string;
  /** All days together, breaks and meals included. */
  readonly minutes: number;
  /** Whom it is for and what they can do afterwards, in a sentence or two. */
  readonly summary: string;
  readonly parts: readonly AgendaPart[];
}

export const agendas: readonly Agenda[] = [ninetyMinutes, halfDay, day, twoDays];

/** The parts of an agenda, day by day. */
export function daysOf(agenda: Agenda): AgendaPart[][] {
  const days: AgendaPart[][] = [];
  for (const part of agenda.parts) (days[(part.day ?? 1) - 1] ??= []).push(part);
  return days;
}
