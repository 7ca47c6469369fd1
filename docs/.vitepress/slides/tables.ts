/** Fits a table to slides. */

interface Fitted {
  readonly markdown: string;
  /** Size of the letters, in pixels of a slide that is 1280 wide. */
  readonly size: number;
}

/** Room on a slide, in its pixels. */
const WIDTH = 1150;
const HEIGHT = 520;

const LETTER = 0.54;
const LINE = 1.4;

/** Space around the text of a cell, in letters' sizes. */
const PADDING = { side: 1.3, height: 0.9 };

const sizes = [28, 26, 24, 22, 20];

/** A table as large as it fits, on two slides or more when it has to be. */
export function tablesOf(table: { head: string; rows: string[] }): Fitted[] {
  const count = cellsOf(table.head).length;
  const rule = `|${" --- |".repeat(count)}`;
  for (let slides = 1; slides <= table.rows.length; slides++) {
    const share = Math.ceil(table.rows.length / slides);
    const parts = Array.from({ length: slides }, (_, index) =>
      table.rows.slice(index * share, (index + 1) * share),
    ).filter((rows) => rows.length > 0);
    const size = sizes.find((each) =>
      parts.every((rows) => heightOf([table.head, ...rows], each) <= HEIGHT),
    );
    if (!size) continue;
    return parts.map((rows) => ({ markdown: [table.head, rule, ...rows].join("\n"), size }));
  }
  throw new Error(`A row of the table "${table.head}" is too long for a slide.`);
}

/** Height at this size, with columns as wide as their text wants to be. */
function heightOf(rows: readonly string[], size: number): number {
  const cells = rows.map(cellsOf);
  const count = cells[0]?.length ?? 0;
  const longest = Array.from({ length: count }, (_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  const letters = WIDTH / (size * LETTER) - (count * PADDING.side) / LETTER;
  const total = longest.reduce((sum, each) => sum + each, 0);
  const widths = longest.map((each) => Math.max(8, Math.floor((each / total) * letters)));
  const lines = cells.map((row) =>
    Math.max(
      ...row.map(
        (cell, column) => Math.ceil(cell.length / Math.min(widths[column] ?? 8, letters)) || 1,
      ),
    ),
  );
  return lines.reduce((sum, each) => sum + (each * LINE + PADDING.height) * size, 0);
}

function cellsOf(row: string): string[] {
  return row
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}
