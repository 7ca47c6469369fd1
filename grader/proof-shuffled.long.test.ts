/** Proof that a verdict is no matter of luck: every solution passes in every order that is tried. */
import { describe, expect, test } from "vitest";
import { submit } from "./exercise.ts";
import { judge } from "./judge.ts";
import { allExercises } from "./testing/exercises.ts";

const TIMES = 20;

describe("every test of an exercise", () => {
  test.concurrent.each(allExercises())(
    `$name passes its solution ${TIMES} times, each time in other orders`,
    async (exercise) => {
      const verdict = await judge(submit(exercise, exercise.reference), false, { times: TIMES });
      expect(verdict).toMatchObject({ passed: true, findings: [] });
    },
    600_000,
  );
});
