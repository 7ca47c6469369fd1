import path from "node:path";

/** What an import line of a page brings in. */
export interface Imported {
  /** The file, from the course's folder, with forward slashes. */
  readonly file: string;
  readonly language: string;
  readonly lines: readonly string[];
}

/**
 * Reads what `<<< @/…#region{txt} [title]` brings in, the way VitePress does.
 * @param docs the folder that `@` stands for
 * @param read gives a file's text
 * @throws when the line is no import or the region is not in the file
 */
export function importedBy(line: string, docs: string, read: (file: string) => string): Imported {
  const [, at, region, given] =
    /^<<< @\/([^#{\s]+)(?:#(\S+?))?(?:\{(\w+)\})?(?: \[.+\])?$/.exec(line) ?? [];
  if (!at) throw new Error(`${line} is no import.`);
  const full = path.join(docs, at);
  const all = read(full).trimEnd().split("\n");
  const lines = region ? withoutIndent(regionOf(all, region)) : all;
  if (lines.length === 0) throw new Error(`${at} has no region ${region}.`);
  return {
    file: path.relative(path.dirname(docs), full).replaceAll(path.sep, "/"),
    language: given ?? path.extname(at).slice(1),
    lines,
  };
}

/** The lines between the marks of a region; marks of other regions inside it are left out. */
function regionOf(lines: readonly string[], region: string): string[] {
  let isInside = false;
  return lines.filter((line) => {
    const [, end, name] = /^\s*(?:\/\/|#|<!--) ?#(end)?region ?(\S*)/.exec(line) ?? [];
    if (name === region) isInside = !end;
    return isInside && name === undefined;
  });
}

function withoutIndent(lines: string[]): string[] {
  const indents = lines.filter((line) => line.trim()).map((line) => line.search(/\S/));
  const indent = Math.min(...indents, Infinity);
  return Number.isFinite(indent) ? lines.map((line) => line.slice(indent)) : lines;
}
