import { readFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { givenFiles, workflowPath, type Submission } from "../exercise.ts";
import type { Place } from "../verdict.ts";
import { framesOf, type Frame } from "./frames.ts";

/** The innermost call that is the learner's own code. */
export function ownPlace(submission: Submission, frames: Frame[]): Place | undefined {
  const originals = new Set(givenFiles(submission).values());
  const own = frames.find(({ file }) => isInside(submission.folder, file) && !originals.has(file));
  return own && { file: own.file, line: own.line, column: own.column };
}

/** Like {@link ownPlace}, of a stack as text. */
export const ownPlaceIn = (submission: Submission, stack: string | undefined) =>
  ownPlace(submission, framesOf(stack ?? ""));

function isInside(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return !path.startsWith("..") && !path.includes("node_modules") && dirname(file) !== file;
}

/** The line of the newest decision whose line is known. */
export const lastPlace = ({ decided }: { decided: { where?: Place }[] }): Place | undefined =>
  decided.findLast(({ where }) => where)?.where;

/** The line at which the workflow is declared: where to look when nothing says more. */
export function workflowPlace(submission: Submission): Place {
  const file = workflowPath(submission);
  const { name } = submission.exercise.workflow;
  const lines = readFileSync(file, "utf8").split("\n");
  const declared = lines.findIndex((line) =>
    new RegExp(`(function\\*?|const|let|var)\\s+${name}\\b`).test(line),
  );
  return { file, line: Math.max(0, declared) + 1 };
}
