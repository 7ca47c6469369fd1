import { resolve } from "node:path";
import type TS from "typescript";
import { checkTitles } from "../catalogue.ts";
import { events } from "../catalogue/events.ts";
import { finding } from "../finding.ts";
import { answerPath, givenFiles, type Submission } from "../exercise.ts";
import type { Finding } from "../verdict.ts";
import { explain } from "./explain.ts";
import { createProgram } from "./program.ts";
import { isOwnModule, toJavaScript, type Modules } from "./modules.ts";
import { ts } from "./typescript.ts";

export interface Compiled {
  /** In the order of the file; empty when the answer compiles. */
  findings: Finding[];
  /** The files the learner wrote: the answer's first, then those it imports. Absolute paths. */
  files: string[];
  /** What a worker process runs. */
  modules: Modules;
}

/** Judges whether an answer compiles: syntax first, then the export, then types. */
export function compile(submission: Submission): Compiled {
  const { answer } = submission.exercise;
  const lean = createProgram(submission, true);
  const sources = ownSources(lean, submission);
  const files = sources.map(({ fileName }) => fileName);

  const [syntax] = sources.flatMap((source) => lean.getSyntacticDiagnostics(source));
  if (syntax) return { findings: [explain(syntax, "T01")], files, modules: {} };

  const modules = toJavaScript(lean);
  const [main] = sources;
  const unexported = main && missingExport(lean, main, answer);
  if (unexported) return { findings: [unexported], files, modules };

  const seen = semanticErrors(lean, submission);
  const errors = seen.every(isCertain)
    ? seen
    : semanticErrors(createProgram(submission, false), submission);
  return { findings: errors.map((error) => explain(error, "T03")), files, modules };
}

function semanticErrors(program: TS.Program, submission: Submission): TS.Diagnostic[] {
  return ownSources(program, submission).flatMap((source) =>
    program.getSemanticDiagnostics(source),
  );
}

/**
 * Errors that types left out cannot cause: what is left out counts as `any`, which fits
 * everywhere. Only what is missing altogether, or has no type of its own, is in doubt.
 */
const CERTAIN = new Set([1064, 1163, 1308, 2322, 2345, 2353, 2554, 2739, 2740, 2741, 18047, 18048]);
const OF_THE_SDK = /\b(Task<|WorkflowContext\b)/;

function isCertain({ code, messageText }: TS.Diagnostic): boolean {
  if (CERTAIN.has(code)) return true;
  const message = ts.flattenDiagnosticMessageText(messageText, "\n");
  return [2339, 2551].includes(code) && OF_THE_SDK.test(message);
}

/** What the learner wrote, the answer's file first. */
function ownSources(program: TS.Program, submission: Submission): TS.SourceFile[] {
  const isMain = (file: TS.SourceFile) => resolve(file.fileName) === answerPath(submission);
  const given = new Set(givenFiles(submission).values());
  return program
    .getSourceFiles()
    .filter((file) => isOwnModule(file) && !given.has(resolve(file.fileName)))
    .sort((a, b) => Number(isMain(b)) - Number(isMain(a)));
}

function missingExport(
  program: TS.Program,
  source: TS.SourceFile,
  answer: { file: string; exports: string[] },
): Finding | undefined {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(source);
  const exported = symbol ? checker.getExportsOfModule(symbol).map(({ name }) => name) : [];
  const wanted = answer.exports.find((name) => !exported.includes(name));
  if (wanted === undefined) return undefined;
  return finding("T02", {
    layer: "compile",
    check: checkTitles.compile,
    values: { wanted, file: answer.file },
    expected: events.exportNamed(wanted),
    got: events.exports(exported),
    where: { file: source.fileName, line: declaredAt(source, wanted) },
  });
}

/** Line of a declaration with that name that lacks its `export`, or 1. */
function declaredAt(source: TS.SourceFile, name: string): number {
  for (const statement of source.statements) {
    const names = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map((declaration) => declaration.name)
      : ts.isFunctionDeclaration(statement)
        ? [statement.name]
        : [];
    if (names.some((declared) => declared?.getText(source) === name)) {
      return source.getLineAndCharacterOfPosition(statement.getStart(source)).line + 1;
    }
  }
  return 1;
}
