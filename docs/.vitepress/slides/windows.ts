/** Fits code and output to a slide: how large it can be, and where it is cut. */

/** A piece of code or output for one slide. */
export interface Window {
  readonly lines: readonly string[];
  /** Size of the letters, in pixels of a slide that is 1280 wide. */
  readonly size: number;
}

/** Room for text on a slide, in its pixels; the browser test holds every slide against it. */
const WIDTH = 1110;
const HEIGHT = 516;

/** Of a letter's size: how wide a letter is, and how high a line. */
const ADVANCE = 0.61;
const LINE = 1.4;

/** From the back of a room nothing smaller can be read. */
const sizes = [28, 26, 24, 22, 20, 18];
const SMALLEST = 18;

/** What has to be cut is cut for letters of this size. */
const CUT_FOR = 20;

/** Code is broken into two rows only where it would be smaller than this, and output readily. */
const UNBROKEN = { code: 20, output: 22 };

/** How many rows more than lines are bearable. */
const fewBreaks = (lines: number) => Math.max(2, Math.ceil(lines / 3));

export type Kind = keyof typeof UNBROKEN;

/**
 * Cuts lines into windows that fit a slide, as large as possible and as few as possible.
 * @param taken height that other things on the slide take, in its pixels
 */
export function windowsOf(lines: readonly string[], kind: Kind, taken = 0): Window[] {
  const size = sizeFor(lines, kind, taken);
  if (size) return [{ lines, size }];
  return cut(lines, taken).map((part) => ({
    lines: part,
    size: sizeFor(part, kind, taken) ?? SMALLEST,
  }));
}

function sizeFor(lines: readonly string[], kind: Kind, taken: number): number | undefined {
  const fitting = sizes.filter((size) => rowsOf(lines, size) <= roomFor(size, taken));
  const breaksAt = (size: number) => rowsOf(lines, size) - lines.length;
  return (
    fitting.find((size) => size >= UNBROKEN[kind] && breaksAt(size) === 0) ??
    fitting.find((size) => breaksAt(size) <= fewBreaks(lines.length)) ??
    fitting[0]
  );
}

/** Cuts at the emptiest place: a blank line where there is one, else where a block begins. */
function cut(lines: readonly string[], taken: number): string[][] {
  const pieces = Math.ceil(rowsOf(lines, CUT_FOR) / roomFor(CUT_FOR, taken));
  const share = rowsOf(lines, CUT_FOR) / pieces;
  const parts: string[][] = [];
  let rest = [...lines];
  while (rowsOf(rest, CUT_FOR) > roomFor(CUT_FOR, taken)) {
    const at = bestCut(rest, share, roomFor(CUT_FOR, taken));
    parts.push(trimmed(rest.slice(0, at)));
    rest = rest.slice(at);
  }
  return [...parts, trimmed(rest)].filter((part) => part.length > 0);
}

function bestCut(lines: readonly string[], share: number, room: number): number {
  const places = lines.map((_, index) => index).filter((index) => index > 0);
  const fitting = places.filter((at) => rowsOf(lines.slice(0, at), CUT_FOR) <= room);
  const cost = (at: number) =>
    Math.abs(rowsOf(lines.slice(0, at), CUT_FOR) - share) + penalty(lines, at);
  return fitting.reduce((best, at) => (cost(at) < cost(best) ? at : best), fitting[0] ?? 1);
}

/** What it costs to cut before this line, in lines of imbalance. */
function penalty(lines: readonly string[], at: number): number {
  if (!lines[at]?.trim() || !lines[at - 1]?.trim()) return 0;
  // Words carried on from the line above, and the inside of a block.
  return 4 + Math.min(lines[at].search(/\S/), 12);
}

/** Lines on the screen, where a long one takes several. */
export function rowsOf(lines: readonly string[], size: number): number {
  const columns = Math.floor(WIDTH / (size * ADVANCE));
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / columns)), 0);
}

function roomFor(size: number, taken: number): number {
  return Math.floor((HEIGHT - taken) / (size * LINE));
}

function trimmed(lines: readonly string[]): string[] {
  return lines
    .join("\n")
    .replace(/^\n+|\n+$/g, "")
    .split("\n");
}

/**
 * The pieces of an output that marks name, in its order: from the first line that contains a text
 * to the next that contains another. A piece is looked for below the one before it.
 * @param marks "from … to" each, or one text for a single line
 * @throws when a text is not there
 */
export function linesOfMarks(lines: readonly string[], marks: readonly string[]): string[][] {
  let below = 0;
  return marks.map((mark) => {
    const [from = "", to = from] = mark.split(" … ");
    const first = lines.findIndex((line, index) => index >= below && line.includes(from));
    const last = lines.findIndex((line, index) => index >= first && line.includes(to));
    if (first < 0 || last < 0) throw new Error(`the output has no lines "${mark}"`);
    below = last;
    return withoutIndent(lines.slice(first, last + 1));
  });
}

function withoutIndent(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line.trim()).map((line) => line.search(/\S/));
  return lines.map((line) => line.slice(Math.min(...indents)));
}
