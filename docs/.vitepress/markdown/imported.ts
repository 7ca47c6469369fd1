import path from "node:path";
import { shownLines } from "./region.ts";

/** What an import line of a page brings in. */
export interface Imported {
  /** The file, from the course's folder, with forward slashes. */
  readonly file: string;
  readonly language: string;
  readonly lines: readonly string[];
}

/**
 * Reads what `<<< @/…#region{txt} [title]` brings in.
 * @param docs the folder that `@` stands for
 * @param read gives a file's text
 * @throws when the line is no import or the region is not in the file
 */
export function importedBy(line: string, docs: string, read: (file: string) => string): Imported {
  const [, at, region, given] =
    /^<<< @\/([^#{\s]+)(?:#(\S+?))?(?:\{(\w+)\})?(?: \[.+\])?$/.exec(line) ?? [];
  if (!at) throw new Error(`${line} is no import`);
  const full = path.join(docs, at);
  const lines = shownLines(read(full).trimEnd(), region ?? "").map(({ text }) => text);
  if (lines.length === 0) throw new Error(`${at} has no region ${region}`);
  return {
    file: path.relative(path.dirname(docs), full).replaceAll(path.sep, "/"),
    language: given ?? path.extname(at).slice(1),
    lines,
  };
}
