import { relative, sep } from "node:path";
import { createColors } from "picocolors";
import { moreAbout, nextAfter } from "./catalogue.ts";
import type { Check, Finding, Place, Verdict } from "./verdict.ts";

const WIDTH = 80;
const INDENT = " ".repeat(6);
const LABEL = 11;
const FIELD = WIDTH - INDENT.length - LABEL;
const COLUMN = 33;

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
  const { check, headline, expected, got, where, why, help, code } = finding;
  const fields: [string, string | undefined][] = [
    ["expected", expected],
    ["got", got],
    ["where", where && place(where, cwd)],
    ["why", why],
  ];
  const lines = [cut(`  ✗ ${check}  ${oneLine(headline)}`, WIDTH)];
  for (const [label, text] of fields) if (text) lines.push(field(label, cut(oneLine(text), FIELD)));
  return [...lines, ...helpLines(help, moreAbout(code), lines.length < 5)];
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
export function place({ file, line }: Place, cwd: string): string {
  const inside = relative(cwd, file);
  const path = inside.startsWith("..") ? file : inside;
  const text = `${path.split(sep).join("/")}:${line}`;
  return text.length <= FIELD ? text : `…${text.slice(text.length - FIELD + 1)}`;
}

/** Values come from learner code, so control characters and line breaks are taken out. */
function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return text
    .replace(/\u001b\[[0-9;]*m/g, "")
    .replace(/[\s\u0000-\u001f\u007f]+/g, " ")
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
