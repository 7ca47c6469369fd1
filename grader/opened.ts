import { afterAll, beforeAll, inject } from "vitest";
import type { Story } from "../runs/chronicle.ts";
import type { Modules } from "./compile/modules.ts";
import { readExercise, type Submission } from "./exercise.ts";
import { openLedger } from "./run/ledger.ts";
import type { StageOptions } from "./run/session.ts";
import { fetchGrading, handInStory, type Desk } from "./vitest/desk.ts";

/** What a check hands to the test file; without it the exercise's own folder is graded. */
export interface Grading {
  folder: string;
  modules: Modules;
  /** How often each test is made. */
  times: number;
}

declare module "vitest" {
  interface ProvidedContext {
    desk?: Desk;
  }
}

/** What the tests of this process were asked for. */
export const asked = { times: 1 };

/** Gets ready for an answer that is still to come. */
type SetStage<Opened> = (options: StageOptions) => {
  open(submission: Submission, known?: Grading): Promise<Opened>;
};

/**
 * Opens the answer to the exercise in `home` before the tests of this file, and closes it afterwards.
 * @returns what gives the opened answer to a test; throws there when it could not be opened
 */
export function openForTests<Opened extends { close(): Promise<void>; story(): Story }>(
  home: string,
  setStage: SetStage<Opened>,
): () => Opened {
  const ledger = openLedger();
  // Nobody is left to tell, or wants to know. Vitest has put a trap in place of `process.exit`.
  for (const end of ["disconnect", "SIGINT", "SIGTERM", "SIGHUP"]) {
    process.once(end, () => {
      ledger.remove();
      process.kill(process.pid, "SIGKILL");
    });
  }
  let session: Opened | undefined;
  let broken: unknown;
  // No deadline: the answer may come hours later, when somebody saves a file.
  beforeAll(async () => {
    const desk = inject("desk");
    const stage = setStage({ ledger, verbose: desk?.verbose ?? false });
    const grading = desk && (await fetchGrading(desk));
    asked.times = grading?.times ?? 1;
    const submission = { exercise: readExercise(home), folder: grading?.folder ?? home };
    // An answer that cannot be loaded is the first test's finding, not a broken test file.
    await stage.open(submission, grading).then(
      (opened) => (session = opened),
      (error: unknown) => (broken = error),
    );
  }, 0);
  afterAll(async () => {
    const desk = inject("desk");
    // The verdict does not depend on it.
    if (desk && session) await handInStory(desk, session.story()).catch(() => {});
    await session?.close();
    ledger.remove();
  });
  return () => {
    if (!session) throw broken;
    return session;
  };
}
