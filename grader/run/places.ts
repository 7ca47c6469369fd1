import { readFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { answerPath, givenFiles, type Submission } from "../exercise.ts";
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

/**
 * Where to look when nothing says more: the line at which the learner's function is declared.
 * @param name of an activity it is about; the first function where the answer has no such one
 */
export function answerPlace(submission: Submission, name?: string): Place {
  const file = answerPath(submission);
  const { exports: wanted } = submission.exercise.answer;
  if (!name || !wanted.includes(name)) name = wanted[0];
  const lines = readFileSync(file, "utf8").split("\n");
  const declared = lines.findIndex((line) =>
    new RegExp(`(function\\*?|const|let|var)\\s+${name}\\b`).test(line),
  );
  return { file, line: Math.max(0, declared) + 1 };
}
