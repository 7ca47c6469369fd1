import { checkTitles } from "../../grader/catalogue.ts";
import { finding } from "../../grader/finding.ts";
import { lint, type Linted } from "../../grader/rules/lint.ts";
import { namesInFile, type NamesInFile } from "../../grader/rules/names-in-file.ts";
import { ruleCodes, severityOf, type Severity } from "../../grader/rules/plugin.ts";
import { unregistered, type Unregistered } from "../../grader/rules/unregistered.ts";
import { workflowCode } from "../../grader/rules/workflow-code.ts";
import type { Finding, Place } from "../../grader/verdict.ts";
import { commandError, type CommandError } from "../errors.ts";
import type { SourceFile } from "./files.ts";
import { isExcused } from "./excused.ts";
import { workflowsIn, type FoundWorkflow } from "./workflows-in.ts";

/** A finding with what its place looks like. */
export interface Reviewed extends Finding {
  severity: Severity;
  where: Place & { column: number };
  /** The line of `where`, and up to which of its columns, from 1, the finding goes. */
  line: string;
  endColumn: number;
}

/** What a review found, as data. */
export interface Review {
  /** Each file that was read, and how many workflows it holds. */
  files: { path: string; workflows: number }[];
  /** The workflows of these files, one by one. */
  workflows: FoundWorkflow[];
  /** By file, the gravest first. */
  findings: Reviewed[];
  /** What could not be reviewed. */
  problems: CommandError[];
  /** What came of running the workflows; absent where none was to be run. */
  runs?: Runs;
}

/** Which workflows were run. */
export interface Runs {
  ran: number;
  /** Why others were not; several of a file may share a reason. */
  notRun: { file: string; workflows: string[]; reason: string }[];
}

/** Holds files against the rules, each by itself and all together. */
export function reviewFiles(files: readonly SourceFile[]): Review {
  const review: Review = { files: [], workflows: [], findings: [], problems: [] };
  const names: NamesInFile[] = [];
  const lines = new Map<string, string[]>();
  for (const { path, text } of files) {
    lines.set(path, text.replace(/^\uFEFF/, "").split(/\r?\n/));
    try {
      const linted = lint(path, text, { codes: ruleCodes, reasons: true });
      review.findings.push(...findingsOf(linted, path, lines.get(path) ?? []));
      if (!linted.source) {
        review.files.push({ path, workflows: 0 });
        continue;
      }
      const code = workflowCode(linted.source, path);
      const workflows = workflowsIn(path, code);
      review.workflows.push(...workflows);
      review.files.push({ path, workflows: workflows.length });
      names.push(namesInFile(path, code));
    } catch (error) {
      const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
      review.problems.push(commandError("FILE_NOT_REVIEWED", path, reason));
    }
  }
  for (const missing of unregistered(names)) {
    const finding = missingName(missing, lines.get(missing.file.path) ?? []);
    if (!isExcused(finding, finding.where.line, lines.get(missing.file.path) ?? [])) {
      review.findings.push(finding);
    }
  }
  review.findings = inOrder(review.findings, files);
  return review;
}

function findingsOf(
  { broken, syntaxError }: Linted,
  path: string,
  lines: readonly string[],
): Reviewed[] {
  if (syntaxError) {
    const { reason, line, column } = syntaxError;
    const shown = lines[line - 1] ?? "";
    const details = { layer: "compile", check: checkTitles.compile, values: { reason } } as const;
    const where = { file: path, line, column };
    return [
      {
        ...finding("T01", { ...details, got: shown.trim() }),
        where,
        severity: "error",
        line: shown,
        endColumn: column + 1,
      },
    ];
  }
  return broken.map(({ code, finding, columns }) => {
    const { line } = finding.where ?? { line: 1 };
    return {
      ...finding,
      where: { file: path, line, column: columns.from },
      severity: severityOf(code),
      line: lines[line - 1] ?? "",
      endColumn: columns.to,
    };
  });
}

function missingName({ file, call, name, near }: Unregistered, lines: readonly string[]): Reviewed {
  const start = call.node.loc?.start ?? { line: 1, column: 0 };
  const end = call.node.loc?.end ?? start;
  const register = call.kind === "activity" ? "registerActivity" : "registerWorkflow";
  const line = lines[start.line - 1] ?? "";
  return {
    ...finding("W36", {
      layer: "rules",
      check: checkTitles.rules,
      variant: near === undefined ? undefined : "near",
      values: { name, register, near: near ?? "" },
      got: line.trim(),
    }),
    where: { file: file.path, line: start.line, column: start.column + 1 },
    severity: "error",
    line,
    endColumn: (end.line === start.line ? end.column : line.length) + 1,
  };
}

const graveness: Severity[] = ["error", "warning", "info"];

/** One finding a fault and file; the other lines of it are named, not shown again. */
export function inOrder(findings: readonly Reviewed[], files: readonly SourceFile[]): Reviewed[] {
  const position = new Map(files.map(({ path }, index) => [path, index]));
  // Files that were run along, and not named, come last.
  const place = ({ where }: Reviewed) => position.get(where.file) ?? files.length;
  const sorted = findings.toSorted(
    (a, b) =>
      place(a) - place(b) ||
      (a.where.file < b.where.file ? -1 : Number(a.where.file > b.where.file)) ||
      graveness.indexOf(a.severity) - graveness.indexOf(b.severity) ||
      a.where.line - b.where.line ||
      a.where.column - b.where.column,
  );
  const distinct = new Map<string, Reviewed>();
  for (const each of sorted) {
    // Another text is another thing to do.
    const key = [each.where.file, each.code, each.headline].join("\n");
    const first = distinct.get(key);
    if (!first) distinct.set(key, each);
    else if (first.where.line !== each.where.line) {
      const also = new Set([...(first.alsoOn ?? []), each.where.line, ...(each.alsoOn ?? [])]);
      distinct.set(key, { ...first, alsoOn: [...also] });
    }
  }
  return [...distinct.values()];
}
