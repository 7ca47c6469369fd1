import { readFileSync } from "node:fs";
import type { Finding } from "../verdict.ts";
import { lint } from "./lint.ts";
import { ruleCodes, severityOf, type RuleCode } from "./plugin.ts";

/** What keeps an answer from passing; the rest is advice, which `npm run review` gives. */
const certain = ruleCodes.filter((code) => severityOf(code) === "error");

/** What a function has to be to be a workflow says nothing about helpers in a file of their own. */
const ABOUT_WORKFLOWS: RuleCode[] = ["W01", "W02"];

/** Nearly all is open to activities, whatever they call their context. */
const ABOUT_ACTIVITIES: RuleCode[] = ["W41"];

const codesFor: Record<Subject, RuleCode[]> = {
  workflow: certain,
  helpers: certain.filter((code) => !ABOUT_WORKFLOWS.includes(code)),
  activities: ABOUT_ACTIVITIES,
};

/** What a file holds: the workflow, what a workflow calls, or activities and what they call. */
export type Subject = "workflow" | "helpers" | "activities";

/**
 * Judges a TypeScript file by the rules for workflow code, or those of them for activities.
 * @param path absolute path
 */
export function judgeRules(path: string, subject: Subject): Finding[] {
  const codes = codesFor[subject];
  const { broken } = lint(path, readFileSync(path, "utf8"), { codes, reasons: false });
  return broken.map(({ finding }) => finding);
}
