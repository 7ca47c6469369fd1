import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readExercise, submit, type Submission } from "../exercise.ts";

/** The exercise that the grader's own tests use. */
export const exercise = readExercise(join(import.meta.dirname, "../../exercises/03-workflows"));

/** One whose activities are the answer. */
export const payments = readExercise(join(import.meta.dirname, "exercises/93-payment"));

/** Its solution as text. */
export const paymentActivities = readFileSync(join(payments.reference, "activities.ts"), "utf8");

/** The solution of {@link exercise} as text. */
export const solution = readFileSync(join(exercise.reference, "workflow.ts"), "utf8");

/** The solution with this code before its first step. */
export function beforeFirstStep(code: string): string {
  return solution.replace("const { ticketId } = ticket;", (line) => `${line}\n${code}`);
}

/**
 * Writes an answer into a folder outside the repository that holds nothing else.
 * @param files text by file name
 * @param cleanup takes a function that removes the folder
 */
export function answerWith(
  files: Record<string, string>,
  cleanup: (remove: () => void) => void,
  to = exercise,
): Submission {
  const folder = mkdtempSync(join(tmpdir(), "somebody's answer "));
  cleanup(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return submit(to, folder);
}
