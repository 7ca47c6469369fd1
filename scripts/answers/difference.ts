import { structuredPatch } from "diff";
import { createColors } from "picocolors";

/**
 * A unified diff from one text to another; empty when they are the same.
 * @param from text and what to call it
 */
export function difference(
  from: { name: string; text: string },
  to: { name: string; text: string },
  colors: boolean,
): string[] {
  const paint = createColors(colors);
  // Line endings are the editor's business.
  const [before, after] = [from.text, to.text].map((text) => text.replaceAll("\r\n", "\n"));
  const { hunks } = structuredPatch(from.name, to.name, before ?? "", after ?? "", "", "", {
    context: 3,
  });
  if (hunks.length === 0) return [];
  const painted = (line: string) => {
    if (line.startsWith("-")) return paint.red(line);
    return line.startsWith("+") ? paint.green(line) : line;
  };
  return [
    paint.bold(`--- ${from.name}`),
    paint.bold(`+++ ${to.name}`),
    ...hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
      paint.cyan(`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`),
      ...lines.map(painted),
    ]),
  ];
}
