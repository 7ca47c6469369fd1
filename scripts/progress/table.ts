import type { Lesson } from "../../course.ts";
import { noEntry, type Entry, type Progress } from "./schema.ts";

/** One lesson's line. */
export interface Row {
  number: number;
  title: string;
  exercise: string;
  state: "passed" | "not passed yet" | "not tried yet";
  entry: Entry;
}

export function rowsOf(lessons: readonly Lesson[], progress: Progress): Row[] {
  return lessons.map(({ number, title, exercise }) => {
    const entry = progress.exercises[exercise] ?? noEntry;
    return { number, title, exercise, state: stateOf(entry), entry };
  });
}

function stateOf({ firstPassed, passed, attempts }: Entry): Row["state"] {
  if (firstPassed || passed) return "passed";
  return attempts > 0 ? "not passed yet" : "not tried yet";
}

/** The command to go on with: at the first lesson, in order, whose exercise is not passed. */
export function nextOf(rows: readonly Row[]): string | undefined {
  const row = rows.find(({ state }) => state !== "passed");
  if (!row) return undefined;
  if (row.entry.attempts === 0) return `npm run lesson ${row.number}`;
  return row.entry.lastFinding ? `npm run hint ${row.number}` : `npm run check ${row.number}`;
}

const headings = ["", "Lesson", "Exercise", "Attempts", "First pass", "Last finding", "Last hint"];

/** The rows as lines of a table, without anything that needs a terminal. */
export function tableOf(rows: readonly Row[]): string[] {
  const cells = rows.map(({ number, title, state, entry }) => [
    String(number),
    title,
    entry.sawSolution && state === "passed" ? "passed (saw the solution)" : state,
    String(entry.attempts),
    entry.firstPassed?.slice(0, 10) ?? "-",
    entry.lastFinding ?? "-",
    entry.lastHint ? String(entry.lastHint) : "-",
  ]);
  const all = [headings, ...cells];
  const widths = headings.map((_, column) =>
    Math.max(...all.map((row) => row[column]?.length ?? 0)),
  );
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
