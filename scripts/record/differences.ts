/** Lines shown of either side. */
const MOST = 20;

/**
 * What differs between two texts, as a person reads it: the lines between what is the same
 * at the beginning and at the end, the old ones with a minus, the new ones with a plus.
 */
export function differences(before: string, after: string): string {
  const old = before.split("\n");
  const now = after.split("\n");
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  return [
    `line ${start + 1}:`,
    ...marked("-", old.slice(start, old.length - end)),
    ...marked("+", now.slice(start, now.length - end)),
  ].join("\n");
}

function marked(mark: string, lines: string[]): string[] {
  const shown = lines.slice(0, MOST).map((line) => `${mark} ${line}`);
  return lines.length > MOST ? [...shown, `${mark} … ${lines.length - MOST} more`] : shown;
}
