import type { Finding } from "../../grader/verdict.ts";

/**
 * Whether a comment takes a finding back at a line, and says why. What ESLint's own comments
 * do for the rules, for what several files or a run bring to light.
 * @param line counts from 1
 */
export function isExcused(
  { name }: Pick<Finding, "name">,
  line: number,
  lines: readonly string[],
): boolean {
  const says = (text: string | undefined, directive: string) =>
    new RegExp(`eslint-disable${directive}[^\n]*workflow/${name}\\b[^\n]* -- \\S`).test(text ?? "");
  if (says(lines[line - 1], "-line") || says(lines[line - 2], "-next-line")) return true;
  return lines.slice(0, line).some((text) => says(text, "(?!-)"));
}
