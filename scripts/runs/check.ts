import type { Lesson } from "../../course.ts";
import { workflowPath, type Submission } from "../../grader/exercise.ts";
import type { Story } from "../../runs/chronicle.ts";
import { shown } from "../folders.ts";
import { makeRun } from "./make.ts";
import { keepRun, runId } from "./store.ts";

export interface CheckRun {
  lesson: Lesson;
  submission: Submission;
  /** When the check began. */
  at: Date;
  story: Story;
}

/** Keeps what happened during a check; one in which no workflow ran is none to keep. */
export async function keepCheckRun({ lesson, submission, at, story }: CheckRun): Promise<void> {
  if (story.instances.length === 0) return;
  const { exercise, folder } = submission;
  const { workflow } = exercise;
  const from = folder === exercise.home ? "" : ` -- --dir ${shown(folder)}`;
  await keepRun(runId(at, `check-${lesson.number}`, process.pid), () =>
    makeRun({
      title: `Exercise ${lesson.number}: ${lesson.title}`,
      command: `npm run check ${lesson.number}${from}`,
      engine: "embedded",
      at: at.toISOString(),
      ...story,
      fileOf: (name) => (name === workflow.name ? workflowPath(submission) : undefined),
    }),
  );
}
