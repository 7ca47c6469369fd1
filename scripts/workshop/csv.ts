import { course } from "../../course.ts";
import type { Room } from "./events.ts";

/** Says that the text is UTF-8; Excel would read it as something else. */
const MARK = "\ufeff";

const headings = [
  "nickname",
  "exercise",
  "verdict",
  "attempts",
  "finding",
  "first result",
  "last result",
  "first pass",
];

/** The room as a table: a line for each exercise that somebody tried, and one for who tried none. */
export function csvOf({ participants }: Room): string {
  const rows = Object.values(participants).flatMap(({ name, cells }) => {
    const tried = course.lessons.filter(({ exercise }) => cells[exercise]);
    if (tried.length === 0) return [[name]];
    return tried.map(({ exercise }) => {
      const cell = cells[exercise];
      if (!cell) return [name];
      const { passed, attempts, finding, firstAt, lastAt, passedAt } = cell;
      const verdict = passed ? "passed" : "not passed";
      const times = [firstAt, lastAt, passedAt].map((time) => time && new Date(time).toISOString());
      return [name, exercise, verdict, attempts, passed ? "" : finding?.code, ...times];
    });
  });
  const lines = [headings, ...rows].map((row) => `${padded(row).map(field).join(",")}\r\n`);
  return `${MARK}${lines.join("")}`;
}

const padded = (row: readonly unknown[]) => headings.map((_, column) => row[column] ?? "");

/** A spreadsheet would run what looks like a formula; an apostrophe makes it text. */
function field(value: unknown): string {
  const text = String(value);
  const safe = /^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
