import type { Finding } from "./verdict.ts";

/** What TypeScript says when a task is taken for its result, or a generator for another one. */
const SYMPTOM = /\bTask<|Generator<|\bSteps</;

/**
 * Puts the rule that was broken in place of the type errors it leads to: of
 * "`valid` is missing in Task" and "`await` gives the task itself", the second helps.
 */
export function explained(errors: Finding[], broken: Finding[]): Finding[] {
  const findings = errors.map((error) => {
    const { where, headline, expected = "", got = "" } = error;
    const sameLine = broken.find(
      (rule) => rule.where?.line === where?.line && rule.where?.file === where?.file,
    );
    const isSymptom = [headline, expected, got].some((text) => SYMPTOM.test(text));
    const cause = sameLine ?? (isSymptom ? broken[0] : undefined);
    return cause ? { ...cause, layer: error.layer, check: error.check } : error;
  });
  const causes = new Set(findings.map(({ code }) => code));
  const sameCause = broken.filter(({ code }) => causes.has(code));
  return [...findings, ...sameCause].sort(
    (a, b) => Number(b.code !== "T03") - Number(a.code !== "T03"),
  );
}
