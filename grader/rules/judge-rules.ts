import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Linter as ESLintLinter } from "eslint";
import { catalogue, checkTitles, type Variant } from "../catalogue.ts";
import { finding } from "../finding.ts";
import type { Finding } from "../verdict.ts";
import { plugin, ruleCodes } from "./plugin.ts";

// `import` would first search every file of the parser for exports.
const require = createRequire(import.meta.url);
// The parser alone: the package around it loads a hundred rules that nobody needs here.
const requireBeside = createRequire(require.resolve("typescript-eslint"));
const parser = requireBeside("@typescript-eslint/parser") as ESLintLinter.Parser;
const { Linter } = require("eslint/universal") as { Linter: typeof ESLintLinter };

const codeOf = new Map(ruleCodes.map((code) => [`workflow/${catalogue[code].name}`, code]));

/** What a function has to be to be a workflow says nothing about helpers in a file of their own. */
const ABOUT_WORKFLOWS = new Set<string>(["W01", "W02"]);

/**
 * Judges a TypeScript file by the rules for workflow code.
 * @param path absolute path
 * @param index 0 for the file with the workflow, more for files that it imports
 */
export function judgeRules(path: string, index: number): Finding[] {
  const text = readFileSync(path, "utf8");
  const messages = new Linter().verify(text, {
    files: ["**"],
    languageOptions: { parser },
    plugins: { workflow: plugin },
    rules: Object.fromEntries([...codeOf.keys()].map((id) => [id, "error"])),
    // A comment in the file must not switch a check off.
    linterOptions: { noInlineConfig: true },
  });
  const lines = text.split(/\r?\n/);
  return messages.flatMap(({ ruleId, messageId, line, column, endLine, endColumn }) => {
    const code = codeOf.get(ruleId ?? "");
    if (!code || (index > 0 && ABOUT_WORKFLOWS.has(code))) return [];
    const shown = lines[line - 1] ?? "";
    const call = shown.slice(column - 1, endLine === line ? (endColumn ?? 1) - 1 : undefined);
    return finding(code, {
      layer: "rules",
      check: checkTitles.rules,
      variant: messageId === "main" ? undefined : (messageId as Variant),
      values: { call },
      got: shown.trim(),
      where: { file: path, line, column },
    });
  });
}
