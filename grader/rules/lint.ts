import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { Linter as ESLintLinter, SourceCode } from "eslint";
import { catalogue, checkTitles, type Variant } from "../catalogue.ts";
import { finding } from "../finding.ts";
import type { Finding } from "../verdict.ts";
import { parser } from "./parser.ts";
import { plugin, ruleCodes, type RuleCode } from "./plugin.ts";

// `import` would first search every file of the parser for exports.
const require = createRequire(import.meta.url);
const { Linter } = require("eslint/universal") as { Linter: typeof ESLintLinter };

const codeOf = new Map(ruleCodes.map((code) => [`workflow/${catalogue[code].name}`, code]));

/** A file as the rules see it. */
export interface Linted {
  broken: Broken[];
  /** Why the file cannot be read as TypeScript or JavaScript, and where. Lines count from 1. */
  syntaxError?: { reason: string; line: number; column: number };
  /** The file in parts; undefined after a syntax error. */
  source?: SourceCode;
}

export interface Broken {
  code: RuleCode;
  finding: Finding;
  /** Columns of the line, from 1, that the finding is about. */
  columns: { from: number; to: number };
}

/**
 * Holds a file against rules of the plugin.
 * @param path absolute path; the SDK installed near it counts, the file need not exist
 * @param reasons whether a comment that gives a reason takes a finding back:
 * `// eslint-disable-next-line workflow/wall-clock -- reason`
 */
export function lint(
  path: string,
  text: string,
  { codes, reasons }: { codes: readonly RuleCode[]; reasons: boolean },
): Linted {
  const linter = new Linter({ cwd: dirname(path) });
  text = text.replace(/^\uFEFF/, "");
  const verify = (noInlineConfig: boolean) =>
    linter.verify(text, configFor(path, codes, noInlineConfig), { filename: path });

  // A comment in the file must not switch a rule off without a word.
  const messages = verify(true);
  const fatal = messages.find((message) => message.fatal);
  if (fatal) {
    const reason = fatal.message.replace(/^Parsing error: /, "");
    // This parser counts columns from 0 where ESLint's own counts from 1.
    const place = { line: fatal.line ?? 1, column: (fatal.column ?? 0) + 1 };
    return { broken: [], syntaxError: { reason, ...place } };
  }
  const source = linter.getSourceCode();
  const excused = reasons && /eslint-disable/.test(text) ? reasonsFrom(linter, verify) : new Set();
  const lines = text.split(/\r?\n/);
  const broken = messages.flatMap((message): Broken[] => {
    const code = codeOf.get(message.ruleId ?? "");
    return code && !excused.has(keyOf(message)) ? [brokenBy(message, code, lines, path)] : [];
  });
  return { broken, source };
}

function configFor(path: string, codes: readonly RuleCode[], noInlineConfig: boolean) {
  return {
    files: ["**"],
    languageOptions: {
      parser,
      // In a `.ts` file `<T>value` is a cast.
      parserOptions: { ecmaFeatures: { jsx: !/\.[cm]?ts$/.test(path) } },
    },
    plugins: { workflow: plugin },
    rules: Object.fromEntries(
      codes.map((code) => [`workflow/${catalogue[code].name}`, "error"] as const),
    ),
    linterOptions: { noInlineConfig, reportUnusedDisableDirectives: "off" as const },
  } satisfies ESLintLinter.Config;
}

/** What ESLint's `Linter` has, and its types leave out. */
interface Suppressing {
  getSuppressedMessages(): ESLintLinter.SuppressedLintMessage[];
}

/** The messages that a comment with a reason takes back. */
function reasonsFrom(linter: ESLintLinter, verify: (noInlineConfig: boolean) => unknown) {
  verify(false);
  const excused = (linter as unknown as Suppressing)
    .getSuppressedMessages()
    .filter(({ suppressions }) => suppressions.some(({ justification }) => justification !== ""));
  return new Set<unknown>(excused.map(keyOf));
}

function keyOf({ ruleId, line, column }: ESLintLinter.LintMessage): string {
  return `${ruleId} ${line}:${column}`;
}

function brokenBy(
  { messageId, line, column, endLine, endColumn }: ESLintLinter.LintMessage,
  code: RuleCode,
  lines: readonly string[],
  path: string,
): Broken {
  const shown = lines[line - 1] ?? "";
  const to = endLine === line && endColumn ? endColumn : shown.length + 1;
  return {
    code,
    columns: { from: column, to },
    finding: finding(code, {
      layer: "rules",
      check: checkTitles.rules,
      variant: messageId === "main" ? undefined : (messageId as Variant),
      values: { call: short(shown.slice(column - 1, to - 1)) },
      got: shown.trim(),
      where: { file: path, line, column },
    }),
  };
}

/** What a line of a finding has room for. */
function short(call: string): string {
  return call.length <= MOST ? call : `${call.slice(0, MOST - 1)}…`;
}

const MOST = 26;
