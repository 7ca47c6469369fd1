import type TS from "typescript";
import { checkTitles } from "../catalogue.ts";
import { typeErrors } from "../catalogue/type-errors.ts";
import { fill, finding } from "../finding.ts";
import type { Finding } from "../verdict.ts";
import { ts } from "./typescript.ts";

/**
 * Translates what TypeScript reports about the learner's file into a finding;
 * `otherwise` is the code of one that the catalogue has no words for.
 */
export function explain(
  { file, start = 0, code, messageText }: TS.Diagnostic,
  otherwise: "T01" | "T03",
): Finding {
  const message = ts.flattenDiagnosticMessageText(messageText, "\n").split("\n")[0] ?? "";
  const position = file?.getLineAndCharacterOfPosition(start) ?? { line: 0, character: 0 };
  const details = {
    layer: "compile",
    check: checkTitles.compile,
    got: file?.text.split(/\r?\n/)[position.line]?.trim(),
    where: file && {
      file: file.fileName,
      line: position.line + 1,
      column: position.character + 1,
    },
  } as const;

  for (const { match, code: own, headline, help, expected, got } of typeErrors) {
    const groups = match.exec(message);
    if (!groups) continue;
    const values = {
      ...Object.fromEntries(groups.entries()),
      reason: `TypeScript reports it as TS${code}`,
    };
    const built = finding(own ?? "T03", { ...details, values });
    if (headline) built.headline = fill(headline, values);
    if (help) built.help = fill(help, values);
    if (expected) built.expected = fill(expected, values);
    if (got) built.got = fill(got, values);
    return built;
  }
  return finding(otherwise, { ...details, values: { reason: message } });
}
