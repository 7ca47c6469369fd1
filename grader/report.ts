import { relative, sep } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { createColors } from "picocolors";
import { moreAbout, nextAfter } from "./catalogue.ts";
import type { Check, Finding, Place, Verdict } from "./verdict.ts";

const WIDTH = 80;
const INDENT = " ".repeat(6);
const LABEL = 11;
const FIELD = WIDTH - INDENT.length - LABEL;
const COLUMN = 33;
/** A finding has at most this many lines. */
const MOST_LINES = 6;

export interface ReportOptions {
  colors: boolean;
  /** Paths below this folder are shown relative to it. */
  cwd: string;
}

/** Puts a verdict into words: no line wider than 80 columns, no finding longer than six lines. */
export function report(verdict: Verdict, options: ReportOptions): string {
  const paint = createColors(options.colors);
  const detailed = new Set(verdict.findings.map((finding) => finding.check));
  const lines = [
    ...listed(verdict.checks.filter((check) => !detailed.has(check.title))).map((line) =>
      line.replaceAll("✓", paint.green("✓")).replaceAll("✗", paint.red("✗")),
    ),
    ...verdict.findings.flatMap((finding) => {
      const [first = "", ...rest] = describe(finding, options.cwd);
      return [
        first.replace("✗", paint.red("✗")),
        ...rest.map((line) => paintLabel(line, paint.dim)),
      ];
    }),
    ...verdict.notes.map((note) => `  note: ${note}`),
    `  ${paint.bold(summary(verdict))}`,
  ];
  return lines.join("\n");
}

const marks = { passed: "✓", failed: "✗", "not checked": "-" } as const;

/** Two titles to a line where both are short enough. */
function listed(checks: Check[]): string[] {
  const lines: string[] = [];
  let left = "";
  for (const check of checks) {
    const entry = `${marks[check.outcome]} ${check.title}`;
    if (left && entry.length < WIDTH - 2 - COLUMN) {
      lines.push(`  ${left.padEnd(COLUMN)}${entry}`);
      left = "";
      continue;
    }
    if (left) lines.push(`  ${left}`);
    left = entry.length < COLUMN - 1 ? entry : "";
    if (!left) lines.push(`  ${entry}`);
  }
  if (left) lines.push(`  ${left}`);
  return lines;
}

function describe(finding: Finding, cwd: string): string[] {
  const { check, headline, expected, got, where, alsoOn = [], why, help, code } = finding;
  const also = alsoOn.length > 0 ? `, also ${alsoOn.join(", ")}` : "";
  const fields: [string, string | undefined][] = [
    ["expected", expected],
    ["got", got],
    ["where", where && place(where, cwd, also)],
    ["why", why],
  ];
  const lines = fields.flatMap(([label, text]) =>
    text ? [field(label, cut(oneLine(text), FIELD))] : [],
  );
  const heading = headingLines(`  ✗ ${check}`, oneLine(headline), lines.length + 2 < MOST_LINES);
  lines.unshift(...heading);
  return [...lines, ...helpLines(help, moreAbout(code), lines.length + 1 < MOST_LINES)];
}

/** The headline has a line of its own where it does not fit beside the title and there is room. */
function headingLines(title: string, headline: string, room: boolean): string[] {
  const both = `${title}  ${headline}`;
  if (both.length <= WIDTH || !room) return [cut(both, WIDTH)];
  return [cut(title, WIDTH), cut(`${INDENT}${headline}`, WIDTH)];
}

/** One line where it fits; otherwise two if there is room for them, or the page alone. */
function helpLines(help: string, more: string, room: boolean): string[] {
  const both = `${help}; ${more}`;
  if (both.length <= FIELD) return [field("help", both)];
  return room ? [field("help", cut(`${help};`, FIELD)), field("", more)] : [field("help", more)];
}

const field = (label: string, text: string) => `${INDENT}${label.padEnd(LABEL)}${text}`;

function paintLabel(line: string, dim: (text: string) => string): string {
  const end = INDENT.length + LABEL;
  return dim(line.slice(0, end)) + line.slice(end);
}

/** A place as `path:line`, shortened from the left so that the line number always shows. */
function place({ file, line }: Place, cwd: string, also: string): string {
  const inside = relative(cwd, file);
  const path = inside.startsWith("..") ? file : inside;
  const text = `${path.split(sep).join("/")}:${line}${also}`;
  return text.length <= FIELD ? text : `…${text.slice(text.length - FIELD + 1)}`;
}

/** Values come from learner code, so colours, control characters and line breaks are taken out. */
function oneLine(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

const cut = (text: string, width: number) =>
  text.length <= width ? text : `${text.slice(0, width - 1)}…`;

function summary({ checks, findings, passed, exercise }: Verdict): string {
  if (passed) return `All ${checks.length} passed.`;
  const next = nextAfter(exercise.number);
  const layer = findings[0]?.layer;
  if (layer === "compile") return `It does not compile yet, so nothing was run. ${next}`;
  if (layer === "rules") return `Nothing was run yet: these come first. ${next}`;
  const good = checks.filter((check) => check.outcome === "passed").length;
  return `${good} of ${checks.length} passed. ${next}`;
}
