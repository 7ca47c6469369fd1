import { diffLines } from "diff";
import type { MarkdownRenderer } from "vitepress";
import { importedBy } from "./imported.ts";

/** A line of two files held against each other. */
export interface Change {
  sign: "+" | "-" | " ";
  line: string;
}

/** A line `[[changes FILE#region FILE#region]]`, with files from the course's folder. */
const request = /^\[\[changes (\S+) (\S+)\]\]$/;

/** What the second text has in place of the first, line by line. */
export function changesBetween(before: readonly string[], after: readonly string[]): Change[] {
  const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join("");
  return diffLines(text(before), text(after)).flatMap(({ added, removed, value }) =>
    value
      .split("\n")
      .slice(0, -1)
      .map((line): Change => ({ sign: added ? "+" : removed ? "-" : " ", line })),
  );
}

/** Replaces the request with the changes as plain text. */
export function withChanges(
  markdown: string,
  docs: string,
  read: (file: string) => string,
): string {
  return markdown.replace(new RegExp(request, "gm"), (line) => {
    const changes = requested(line, docs, read) ?? [];
    return ["```diff", ...changes.map(({ sign, line: text }) => sign + text), "```"].join("\n");
  });
}

/** Shows the request as highlighted code, with the marks of shiki's diff notation. */
export function changes(md: MarkdownRenderer, docs: string, read: (file: string) => string): void {
  md.block.ruler.before("fence", "changes", (state, startLine, _endLine, silent) => {
    const line = state.getLines(startLine, startLine + 1, state.blkIndent, false).trim();
    const found = requested(line, docs, read);
    if (!found) return false;
    if (silent) return true;
    const marks = { "+": " // [!code ++]", "-": " // [!code --]", " ": "" };
    const token = state.push("fence", "code", 0);
    token.info = "ts";
    token.content = found.map(({ sign, line: text }) => `${text}${marks[sign]}\n`).join("");
    token.markup = "```";
    token.meta = { isMade: true };
    token.map = [startLine, startLine + 1];
    state.line = startLine + 1;
    return true;
  });
}

function requested(
  line: string,
  docs: string,
  read: (file: string) => string,
): Change[] | undefined {
  const [, before, after] = request.exec(line) ?? [];
  if (!before || !after) return undefined;
  const linesOf = (file: string) => importedBy(`<<< @/../${file}`, docs, read).lines;
  return changesBetween(linesOf(before), linesOf(after));
}
