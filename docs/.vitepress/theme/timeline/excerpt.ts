/** A line of code as it is shown. */
export interface CodeLine {
  /** Counts from 1. */
  number: number;
  text: string;
}

/** Lines that are shown of a file at most. */
const MOST = 120;
/** Lines that are shown above the current one, where not all fit. */
const ABOVE = 40;

/**
 * The part of a file that is worth showing: the workflow, or what is around the current line.
 * @param name of the workflow
 * @param current the line that must be in it; 0 for none
 */
export function excerpt(text: string, name: string, current: number): CodeLine[] {
  const all = text
    .replace(/\n$/, "")
    .split("\n")
    .map((line, at) => ({ number: at + 1, text: line }));
  const start = all.findIndex((line) => line.text.includes(`function* ${name}(`));
  const end = all.findIndex((line, at) => at > start && line.text === "}");
  const isInside = current === 0 || (current > start && current <= end + 1);
  const found = start !== -1 && end !== -1 && isInside ? all.slice(start, end + 1) : all;
  const shown = found.filter((line) => !/^\s*\/\/ #(end)?region\b/.test(line.text));
  if (shown.length <= MOST) return shown;
  const at = shown.findIndex(({ number }) => number === current);
  const first = Math.min(Math.max(0, at - ABOVE), shown.length - MOST);
  return shown.slice(first, first + MOST);
}
