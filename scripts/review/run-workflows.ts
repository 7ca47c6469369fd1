import { rehearse, type Rehearsal } from "../../grader/run/rehearsal.ts";
import type { SourceFile } from "./files.ts";
import { inOrder, type Review, type Runs } from "./review-files.ts";
import { runFindings } from "./run-findings.ts";

/** How many files run at the same time. */
const AT_ONCE = 2;

/**
 * Runs the workflows of reviewed files, as far as they can be loaded.
 * @param patience for how long one file may run, in milliseconds
 * @returns the review with what only a run shows
 */
export async function runWorkflows(
  review: Review,
  files: readonly SourceFile[],
  patience: number,
): Promise<Review> {
  const runs: Runs = { ran: 0, notRun: [] };
  const findings = [...review.findings];
  const waiting = files.filter(({ path }) => review.workflows.some(({ file }) => file === path));
  const results = new Map<string, Map<string, Rehearsal>>();
  const runNext = async (): Promise<void> => {
    const next = waiting.shift();
    if (!next) return;
    const names = review.workflows.flatMap((workflow) =>
      workflow.file === next.path && "exported" in workflow ? [workflow.exported] : [],
    );
    if (names.length > 0) results.set(next.path, await rehearse(next.path, names, patience));
    return runNext();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, runNext));

  for (const workflow of review.workflows) {
    const result: Rehearsal | undefined =
      "exported" in workflow ? results.get(workflow.file)?.get(workflow.exported) : workflow;
    if (!result) continue;
    if ("reason" in result) notRun(runs, workflow, result.reason);
    else {
      runs.ran += 1;
      findings.push(...runFindings(workflow.file, result.seen, review.findings));
    }
  }
  return { ...review, findings: inOrder(findings, files), runs };
}

function notRun({ notRun }: Runs, { file, name }: { file: string; name: string }, reason: string) {
  const same = notRun.find((other) => other.file === file && other.reason === reason);
  if (same) same.workflows.push(name);
  else notRun.push({ file, workflows: [name], reason });
}
