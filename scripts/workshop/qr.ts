import { encodeQR } from "qr";

/** Black and white as a terminal's colour codes count them, for the upper half and for what is below it. */
const upper = { true: 30, false: 97 } as const;
const lower = { true: 40, false: 107 } as const;

/**
 * A QR code for a terminal, two rows of squares a line.
 * @param colors paints squares black and white whatever the terminal's own colours are
 */
export function terminalQr(text: string, colors: boolean): string {
  if (!colors) return encodeQR(text, "ascii", { border: 2 }).trimEnd();
  const rows = encodeQR(text, "raw", { border: 2 });
  const lines: string[] = [];
  for (let row = 0; row < rows.length; row += 2) {
    const pairs = (rows[row] ?? []).map((isDark, column) => {
      const isDarkBelow = rows[row + 1]?.[column] ?? false;
      return `\u001b[${upper[`${isDark}`]};${lower[`${isDarkBelow}`]}m▀`;
    });
    lines.push(`${pairs.join("")}\u001b[0m`);
  }
  return lines.join("\n");
}
