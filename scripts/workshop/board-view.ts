/** What the server tells a board: all that it shows, anew after every change. */

/** Milliseconds since 1970, by the server's clock. */
type Time = number;

export interface BoardView {
  now: Time;
  /** How to join. */
  url: string;
  code: string;
  door: "open" | "closed";
  gate: { is: "open" } | { is: "closed" } | { is: "until"; time: Time };
  agenda: { title: string; parts: PartView[] };
  pace: Pace;
  timer?: { what: "timer" | "break"; endsAt: Time; minutes: number };
  exercises: ExerciseView[];
  people: PersonView[];
  stuck: Stuck[];
  /** People without a result for the exercise that is on. */
  waiting: number;
  frequent: Frequent[];
}

export interface PartView {
  title: string;
  minutes: number;
  kind: string;
  /** From 1. */
  day: number;
}

export interface ExerciseView {
  /** The lesson's number, which is also the exercise's. */
  number: number;
  title: string;
  /** Path of the lesson's page. */
  page: string;
  passed: number;
  tried: number;
  /** Whether the agenda is at this exercise. */
  isOn: boolean;
}

export interface PersonView {
  id: string;
  name: string;
  /** In the order of the exercises; nothing where there is no result. */
  cells: (CellView | null)[];
}

export interface CellView {
  passed: boolean;
  attempts: number;
  /** From when the exercise was on, or the first result, to the pass or the last result. */
  minutes: number;
  /** Code of the last result's finding, until the pass. */
  finding?: string;
}

export interface Stuck {
  id: string;
  name: string;
  /** Number of the exercise. */
  exercise: number;
  minutes: number;
  finding?: { code: string; name: string; page: string; times: number };
}

export interface Frequent {
  code: string;
  name: string;
  page: string;
  /** How many people had it, how many have it now, and in how many results it was the first. */
  people: number;
  now: number;
  results: number;
}

export interface Pace {
  /** Index of the part that is on. */
  part?: number;
  /** When it began. */
  since?: Time;
  /** Minutes behind the agenda; below 0 ahead of it. */
  late: number;
  /** What may be left out from here on, until the room is on time, and the minutes it gives back. */
  cuts: { part: number; cut: string; saves: number }[];
}
