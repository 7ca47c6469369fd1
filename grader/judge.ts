import type { Story } from "../runs/chronicle.ts";
import { compile } from "./compile/compile.ts";
import { checkTitles } from "./catalogue.ts";
import { explained } from "./explained.ts";
import { changedGivenFiles, type Exercise, type Submission } from "./exercise.ts";
import { judgeRules } from "./rules/judge-rules.ts";
import type { Check, Finding, Verdict } from "./verdict.ts";
import { startTests, type TestRun } from "./vitest/run-tests.ts";

const MOST_FINDINGS = 3;

export interface JudgeOptions {
  /** How often each test is made; work that runs together completes in other orders. */
  times?: number;
  /** Is told what happened while the answer ran, once it has. */
  hear?: (story: Story) => void;
}

/**
 * Grades an answer layer by layer: what does not compile is not run, what breaks a rule
 * is not run, and crashes are tried on what behaves.
 * @throws `GraderError` when kit or machine fail
 */
export async function judge(
  submission: Submission,
  verbose: boolean,
  { times = 1, hear = () => {} }: JudgeOptions = {},
): Promise<Verdict> {
  // Vitest gets ready in a process of its own while this one compiles.
  const tests = startTests(submission.exercise, verbose);
  try {
    return await judgeLayers(submission, tests, { times, hear });
  } finally {
    tests.end();
  }
}

/** Grades one answer after the other to the same exercise, with everything kept ready. */
export interface WarmJudge {
  /** As the function `judge`. To be called again only when the last verdict is there. */
  judge(submission: Submission): Promise<Verdict>;
  /** Starts anew what was kept ready: the exercise itself has changed. */
  refresh(): void;
  /** Ends every process. */
  close(): void;
}

export function openJudge(exercise: Exercise, verbose: boolean): WarmJudge {
  let tests = startTests(exercise, verbose);
  const refresh = () => {
    tests.end();
    tests = startTests(exercise, verbose);
  };
  return {
    async judge(submission) {
      let isUsedUp = false;
      const once: Pick<TestRun, "results"> = {
        async results(grading) {
          isUsedUp = true;
          return tests.results(grading);
        },
      };
      try {
        return await judgeLayers(submission, once, {});
      } finally {
        if (isUsedUp) refresh();
      }
    },
    refresh,
    close: () => tests.end(),
  };
}

async function judgeLayers(
  submission: Submission,
  tests: Pick<TestRun, "results">,
  { times = 1, hear }: JudgeOptions,
): Promise<Verdict> {
  const milliseconds: Record<string, number> = {};
  const timed = async <T>(part: string, work: () => T | Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work();
    milliseconds[part] = Math.round(performance.now() - began);
    return result;
  };
  const verdict = (checks: Check[], findings: Finding[]): Verdict => ({
    exercise: { number: submission.exercise.number, folder: submission.exercise.name },
    folder: submission.folder,
    passed: findings.length === 0,
    checks,
    findings: mostUseful(findings),
    notes: notesOn(submission),
    milliseconds,
  });

  const compiled = await timed("compile", () => compile(submission));
  const { findings: errors, modules, files } = compiled;
  const subject = (index: number) => {
    if (submission.exercise.answer.file !== submission.exercise.workflow.file) return "activities";
    return index === 0 ? "workflow" : "helpers";
  };
  const broken = await timed("rules", () =>
    files.flatMap((file, index) => judgeRules(file, subject(index))),
  );
  if (errors.length > 0) {
    return verdict([check("compile", "failed")], explained(errors, broken));
  }
  const compiles = check("compile", "passed");
  if (broken.length > 0) return verdict([compiles, check("rules", "failed")], broken);

  const grading = { folder: submission.folder, modules, times };
  const { checks, findings, story } = await timed("tests", () => tests.results(grading));
  if (story) hear?.(story);
  return verdict([compiles, check("rules", "passed"), ...checks], findings);
}

function check(layer: "compile" | "rules", outcome: Check["outcome"]): Check {
  return { title: checkTitles[layer], layer, outcome };
}

/** One finding a fault; the other places of it are named, not shown again. */
function mostUseful(findings: Finding[]): Finding[] {
  const distinct = new Map<string, Finding>();
  for (const finding of findings) {
    const { code, layer, where } = finding;
    const shown = distinct.get(code);
    if (!shown) distinct.set(code, finding);
    else if (
      where &&
      where.file === shown.where?.file &&
      (layer === "compile" || layer === "rules")
    ) {
      const lines = new Set([...(shown.alsoOn ?? []), where.line]);
      lines.delete(shown.where?.line ?? 0);
      if (lines.size > 0) distinct.set(code, { ...shown, alsoOn: [...lines] });
    }
  }
  return [...distinct.values()].slice(0, MOST_FINDINGS);
}

function notesOn(submission: Submission): string[] {
  return changedGivenFiles(submission).map(
    (file) => `${file} was changed; the check uses it as it was given.`,
  );
}
