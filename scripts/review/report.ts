import { relative, sep } from "node:path";
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
  return [...findings, paint.bold(summary(review))].join("\n\n");
}

function describe(finding: Reviewed, cwd: string): string[] {
  const { code, headline, why, help, line, where, endColumn } = finding;
  const said = `${headline}: ${why}`;
  const more = `help: ${help}; ${moreAbout(code)}`;
  return [
    heading(finding, cwd),
    ...excerpt(line, where.column, endColumn).map((text) => INDENT + text),
    ...(said.length <= ROOM ? [said] : [`${headline}:`, why]).map((text) => INDENT + cut(text)),
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

const cut = (text: string) => (text.length <= ROOM ? text : `${text.slice(0, ROOM - 1)}…`);

function summary({ findings, files }: Review): string {
  const workflows = files.reduce((sum, file) => sum + file.workflows, 0);
  const where = `${count(workflows, "workflow")} of ${count(files.length, "file")}`;
  if (findings.length === 0 && workflows === 0) return "No workflow found.";
  if (findings.length === 0) return `Nothing found in ${where}.`;
  const grave = findings.filter(({ severity }) => severity === "error").length;
  return `${count(findings.length, "finding")}, ${count(grave, "error")} among them, in ${where}.`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
