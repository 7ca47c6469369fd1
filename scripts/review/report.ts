import { basename, relative, sep } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { createColors } from "picocolors";
import { moreAbout } from "../../grader/catalogue.ts";
import type { Review, Reviewed } from "./review-files.ts";

const WIDTH = 80;
const INDENT = "    ";
const ROOM = WIDTH - INDENT.length;

export interface ReportOptions {
  colors: boolean;
  /** Paths below this folder are shown relative to it. */
  cwd: string;
}

/** Puts a review into words: no line wider than 80 columns, no finding longer than six lines. */
export function report(review: Review, { colors, cwd }: ReportOptions): string {
  const paint = createColors(colors);
  const findings = review.findings.map((finding) => {
    const [head = "", line = "", marks = "", ...rest] = describe(finding, cwd);
    const tint = finding.severity === "error" ? paint.red : paint.yellow;
    return [head.replace(finding.code, tint(finding.code)), line, tint(marks), ...rest].join("\n");
  });
  const closing = [paint.bold(summary(review)), ...runLines(review, cwd)].join("\n");
  return [...findings, closing].join("\n\n");
}

function describe(finding: Reviewed, cwd: string): string[] {
  const { code, headline, why, help, line, where, endColumn, expected, got } = finding;
  const said = `${headline}: ${why}`;
  const more = `help: ${help}; ${moreAbout(code)}`;
  return [
    heading(finding, cwd),
    ...excerpt(line, where.column, endColumn).map((text) => INDENT + text),
    ...(said.length <= ROOM ? [said] : [`${headline}:`, why]).map((text) => INDENT + cut(text)),
    ...(expected && got ? [INDENT + cut(`first ${expected}, then ${got}`)] : []),
    INDENT + cut(more),
  ];
}

function heading({ code, name, severity, where, alsoOn = [] }: Reviewed, cwd: string): string {
  const label = severity === "error" ? "" : ` (${severity})`;
  const start = `${code} ${name}${label}  `;
  const end = `:${where.line}${also(alsoOn)}`;
  const path = shown(where.file, cwd);
  const room = WIDTH - start.length - end.length;
  return start + (path.length <= room ? path : `…${path.slice(path.length - room + 1)}`) + end;
}

/** Other lines with the same finding: a few of them, and how many more. */
function also(lines: readonly number[]): string {
  if (lines.length === 0) return "";
  const more = lines.length > 3 ? ` and ${lines.length - 2} more` : "";
  return `, also ${lines.slice(0, more ? 2 : 3).join(", ")}${more}`;
}

/** A path as people would type it where they are. */
export function shown(path: string, cwd: string): string {
  const inside = relative(cwd, path);
  return (inside.startsWith("..") ? path : inside).split(sep).join("/");
}

/** The line with what matters in view, and the marks below it. Columns count from 1. */
function excerpt(line: string, from: number, to: number): [line: string, marks: string] {
  // One character stays one, so that the marks stand below what they mean.
  const plain = stripVTControlCharacters(line).length === line.length ? line : "";
  const text = plain.replace(/\p{Cc}/gu, " ").trimEnd();
  const indent = text.length - text.trimStart().length;
  const start = from - 1;
  // A long line is cut on the left only when the place would not be seen.
  const first = start - indent < ROOM - 20 ? indent : start - 20;
  const visible = cut(text.slice(first));
  const width = Math.max(1, Math.min(to - from, visible.length - (start - first)));
  return [
    first > indent ? `…${visible.slice(1)}` : visible,
    " ".repeat(start - first) + "~".repeat(width),
  ];
}

const cut = (text: string, room = ROOM) =>
  text.length <= room ? text : `${text.slice(0, room - 1)}…`;

function summary({ findings, files }: Review): string {
  const workflows = files.reduce((sum, file) => sum + file.workflows, 0);
  const where = `${count(workflows, "workflow")} of ${count(files.length, "file")}`;
  if (findings.length === 0 && workflows === 0) return "No workflow found.";
  if (findings.length === 0) return `Nothing found in ${where}.`;
  const grave = findings.filter(({ severity }) => severity === "error").length;
  return `${count(findings.length, "finding")}, ${count(grave, "error")} among them, in ${where}.`;
}

/** Of this many files it is told why they were not run. */
const TOLD = 5;

/** How many workflows were run, and why others were not: a line each. */
function runLines({ runs, workflows }: Review, cwd: string): string[] {
  const all = workflows.length;
  if (!runs || all === 0) return [];
  const told = runs.notRun.slice(0, TOLD).map(({ file, workflows: names, reason }) => {
    const path = shown(file, cwd);
    const isWhole = workflows.filter((other) => other.file === file).length === names.length;
    const end = `: ${isWhole ? "" : `${listed(names)} `}not run, ${reason}`;
    const room = Math.max(basename(path).length + 1, WIDTH - end.length);
    return cut((path.length <= room ? path : `…${path.slice(1 - room)}`) + end, WIDTH);
  });
  const more = runs.notRun.length - told.length;
  return [
    `${runs.ran} of ${count(all, "workflow")} ${all === 1 ? "was" : "were"} also run, replay by replay.`,
    ...told,
    ...(more > 0 ? [`${count(more, "more reason")} in \`--json\`.`] : []),
  ];
}

const listed = (names: readonly string[]) =>
  names.length <= 2 ? names.join(" and ") : `${names[0]} and ${names.length - 1} more`;

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
