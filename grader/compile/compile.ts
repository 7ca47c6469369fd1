import type TS from "typescript";
import { checkTitles, finding } from "../catalogue.ts";
import { workflowPath, type Submission } from "../exercise.ts";
import type { Finding } from "../verdict.ts";
import { explain } from "./explain.ts";
import { createProgram } from "./program.ts";
import { toJavaScript, type Modules } from "./modules.ts";
import { ts } from "./typescript.ts";

export interface Compiled {
  /** In the order of the file; empty when the answer compiles. */
  findings: Finding[];
  /** What a worker process runs. */
  modules: Modules;
}

/** Judges whether an answer compiles: syntax first, then the export, then types. */
export function compile(submission: Submission): Compiled {
  const { workflow } = submission.exercise;
  const path = workflowPath(submission);
  const lean = createProgram(submission, true);
  const leanSource = sourceOf(lean, path);

  const [syntax] = lean.getSyntacticDiagnostics(leanSource);
  if (syntax) return { findings: [explain(syntax, "T01")], modules: {} };

  const modules = toJavaScript(lean);
  const unexported = missingExport(lean, leanSource, workflow);
  if (unexported) return { findings: [unexported], modules };

  if (lean.getSemanticDiagnostics(leanSource).length === 0) return { findings: [], modules };
  const full = createProgram(submission, false);
  const errors = full.getSemanticDiagnostics(sourceOf(full, path));
  return { findings: errors.map((error) => explain(error, "T03")), modules };
}

function sourceOf(program: TS.Program, path: string): TS.SourceFile {
  const source = program.getSourceFile(path);
  if (!source) throw new Error(`TypeScript did not read ${path}`);
  return source;
}

function missingExport(
  program: TS.Program,
  source: TS.SourceFile,
  workflow: { name: string; file: string },
): Finding | undefined {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(source);
  const exported = symbol ? checker.getExportsOfModule(symbol).map(({ name }) => name) : [];
  if (exported.includes(workflow.name)) return undefined;
  return finding("T02", {
    layer: "compile",
    check: checkTitles.compile,
    values: { wanted: workflow.name, file: workflow.file },
    expected: `an export named ${workflow.name}`,
    got: exported.length > 0 ? `exports named ${exported.join(", ")}` : "no export at all",
    where: { file: source.fileName, line: declaredAt(source, workflow.name) },
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
