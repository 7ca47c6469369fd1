import { readFile } from "node:fs/promises";

const shown = 6;

/**
 * The end of a Dapr log, to stand behind a sentence: one indented line an entry, errors
 * alone where there are any. Empty when there is no log.
 */
export async function logTail(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  const last = text.split("\n").filter(Boolean).slice(-40).map(readable);
  const errors = last.filter((line) => /^(error|fatal|panic): /.test(line));
  const lines = errors.length > 0 ? errors : last;
  return lines
    .slice(-shown)
    .map((line) => `\n    ${line}`)
    .join("");
}

/** `time="…" level=fatal msg="…" scope=…` → `fatal: …`; other lines stay as they are. */
function readable(line: string): string {
  const match = /level=(\w+) msg=(?:"((?:[^"\\]|\\.)*)"|(\S+))/.exec(line);
  if (!match) return line;
  const [, level, quoted, bare] = match;
  return `${level}: ${(quoted ?? bare ?? "").replaceAll('\\"', '"')}`;
}
