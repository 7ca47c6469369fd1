import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { graderError } from "./errors.ts";

/** An exercise as its `exercise.json` describes it. */
export interface Exercise {
  number: number;
  /** Name of its folder, such as "03-workflows". */
  name: string;
  /** Absolute path of the exercise's folder. */
  home: string;
  /** Absolute path of the folder with the starter as it is given out; nobody edits it there. */
  starter: string;
  /** Absolute path of the solution's folder, which also holds the given files as they were given. */
  reference: string;
  /** What the learner writes: a file, and the functions that it has to export. */
  answer: { file: string; exports: string[] };
  /** The workflow that a check runs: its export and the file it is in. */
  workflow: { name: string; file: string };
  /** The file whose exported functions are the activities. */
  activities: string;
  /** The given file that a check starts, where the answer is part of a program: "main.ts". */
  entry?: string;
  /** Files the learner only reads. A check uses the reference's copies, whatever was done to these. */
  given: string[];
  /** The input field that identifies a case; ledger lines carry its value. */
  key: string;
}

/** An exercise together with the folder that holds somebody's answer to it. */
export interface Submission {
  exercise: Exercise;
  /** Absolute path. */
  folder: string;
}

/** Reads the exercise in the folder `home`, such as `…/exercises/03-workflows`. */
export function readExercise(home: string): Exercise {
  const name = basename(home);
  const text = readFileSync(join(home, "exercise.json"), "utf8");
  const described = JSON.parse(text) as Pick<
    Exercise,
    "answer" | "workflow" | "activities" | "entry" | "given" | "key"
  >;
  const reference = join(home, "..", "..", "solutions", name);
  const starter = join(home, "starter");
  return { ...described, number: Number.parseInt(name, 10), name, home, starter, reference };
}

/**
 * @param folder absolute path of the folder to grade
 * @throws `GraderError` NOT_A_FOLDER or FILE_MISSING
 */
export function submit(exercise: Exercise, folder: string): Submission {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw graderError("NOT_A_FOLDER", folder);
  }
  const { file } = exercise.answer;
  if (!existsSync(join(folder, file))) throw graderError("FILE_MISSING", folder, file);
  // Compiler, linter and loader must agree on one path for each file.
  return { exercise, folder: realpathSync(folder) };
}

/** The file the learner writes. */
export const answerPath = ({ exercise, folder }: Submission) => join(folder, exercise.answer.file);

/** The file with the workflow: the learner's, or as it was given. */
export const workflowPath = (submission: Submission) =>
  pathOf(submission, submission.exercise.workflow.file);

/** The file with the activities: the learner's, or as they were given. */
export const activitiesPath = (submission: Submission) =>
  pathOf(submission, submission.exercise.activities);

/** The file that is started, where the answer is part of a program. */
export const entryPath = (submission: Submission) =>
  submission.exercise.entry && pathOf(submission, submission.exercise.entry);

function pathOf({ exercise, folder }: Submission, file: string): string {
  return join(exercise.given.includes(file) ? exercise.reference : folder, file);
}

/** Whether the learner writes the activities, for a workflow that is given. */
export const writesActivities = ({ answer, activities }: Exercise) => answer.file === activities;

/** Given files that are replaced during a check: path in the submission → path of the original. */
export function givenFiles({ exercise, folder }: Submission): Map<string, string> {
  return new Map(exercise.given.map((f) => [join(folder, f), join(exercise.reference, f)]));
}

/**
 * What a check reads in place of what an import leads to: originals for given files, and
 * the learner's file where a given file, which lies beside the solution, imports it.
 */
export function replacedFiles(submission: Submission): Map<string, string> {
  const solution = join(submission.exercise.reference, submission.exercise.answer.file);
  return new Map([...givenFiles(submission), [solution, answerPath(submission)]]);
}

/** Given files that differ from how they were given, by name. A file that is not there is no difference. */
export function changedGivenFiles(submission: Submission): string[] {
  const changed = [...givenFiles(submission)].filter(
    ([mine, original]) =>
      existsSync(mine) && readFileSync(mine, "utf8") !== readFileSync(original, "utf8"),
  );
  return changed.map(([mine]) => basename(mine));
}
