import { readFileSync } from "node:fs";
import type { Finding } from "../verdict.ts";
import { lint } from "./lint.ts";
import { ruleCodes, severityOf, type RuleCode } from "./plugin.ts";

/** What keeps an answer from passing; the rest is advice, which `npm run review` gives. */
const certain = ruleCodes.filter((code) => severityOf(code) === "error");

/** What a function has to be to be a workflow says nothing about helpers in a file of their own. */
const ABOUT_WORKFLOWS: RuleCode[] = ["W01", "W02"];

/**
 * Judges a TypeScript file by the rules for workflow code.
 * @param path absolute path
 * @param index 0 for the file with the workflow, more for files that it imports
 */
export function judgeRules(path: string, index: number): Finding[] {
  const codes = index === 0 ? certain : certain.filter((code) => !ABOUT_WORKFLOWS.includes(code));
  const { broken } = lint(path, readFileSync(path, "utf8"), { codes, reasons: false });
  return broken.map(({ finding }) => finding);
}
