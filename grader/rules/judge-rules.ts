import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Linter as ESLintLinter } from "eslint";
import { catalogue, checkTitles, finding, type Variant } from "../catalogue.ts";
import type { Finding } from "../verdict.ts";
import { plugin, ruleCodes } from "./plugin.ts";

// `import` would first search every file of the parser for exports.
const require = createRequire(import.meta.url);
// The parser alone: the package around it loads a hundred rules that nobody needs here.
const requireBeside = createRequire(require.resolve("typescript-eslint"));
const parser = requireBeside("@typescript-eslint/parser") as ESLintLinter.Parser;
const { Linter } = require("eslint/universal") as { Linter: typeof ESLintLinter };

const codeOf = new Map(ruleCodes.map((code) => [`workflow/${catalogue[code].name}`, code]));

/** Judges one TypeScript file by the rules for workflow code; `path` is absolute. */
export function judgeRules(path: string): Finding[] {
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
    if (!code) return [];
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
