import type { Agenda } from "../../agendas.ts";
import { exerciseOf, minutesFor } from "./agenda.ts";
import type { Cell, Room } from "./events.ts";
import { currentStretch } from "./room.ts";

const MINUTE = 60_000;

/** With one finding this many times in a row, half of the time is enough to be stuck. */
const IN_A_ROW = 3;

/** Somebody who needs help with an exercise. */
export interface StuckAt {
  id: string;
  exercise: string;
  cell: Cell;
  minutes: number;
}

/**
 * Who has worked on an exercise for as long as the agenda gives it, has results, and no
 * pass; the longest first.
 */
export function stuckIn(room: Room, agenda: Agenda, now: number): StuckAt[] {
  return Object.entries(room.participants)
    .flatMap(([id, { cells }]) => {
      const open = Object.entries(cells).filter(([, cell]) => !cell.passed);
      // Somebody is at one exercise: the one that had the last result.
      const [last] = open.toSorted(([, a], [, b]) => b.lastAt - a.lastAt);
      if (!last || wentOn(cells, last[1])) return [];
      const [exercise, cell] = last;
      const minutes = Math.floor((now - beganAt(room, agenda, exercise, cell)) / MINUTE);
      const given = minutesFor(agenda, exercise);
      const isRepeating = (cell.finding?.times ?? 0) >= IN_A_ROW;
      return minutes >= (isRepeating ? given / 2 : given) ? [{ id, exercise, cell, minutes }] : [];
    })
    .toSorted((a, b) => b.minutes - a.minutes);
}

/** Whether another exercise had a result since; then this one was left for later. */
function wentOn(cells: Record<string, Cell>, cell: Cell): boolean {
  return Object.values(cells).some(({ lastAt }) => lastAt > cell.lastAt);
}

/** When work on the exercise began: with its part of the agenda, unless somebody was there before. */
export function beganAt(room: Room, agenda: Agenda, exercise: string, cell: Cell): number {
  const parts = room.stretches.filter(({ part }) => isAt(agenda, part, exercise));
  const begun = parts.map(({ from }) => from).filter((from) => from <= cell.firstAt);
  return begun.at(-1) ?? cell.firstAt;
}

/** The exercise that the agenda is at. */
export function exerciseThatIsOn(room: Room, agenda: Agenda): string | undefined {
  const current = currentStretch(room);
  const part = current && agenda.parts[current.part];
  return part && exerciseOf(part);
}

function isAt({ parts }: Agenda, index: number, exercise: string): boolean {
  const part = parts[index];
  return part !== undefined && exerciseOf(part) === exercise;
}
