/** Proof that a verdict is no matter of luck: every solution passes in every order that is tried. */
import { describe, expect, test } from "vitest";
import { submit } from "./exercise.ts";
import { judge } from "./judge.ts";
import { allExercises } from "./testing/exercises.ts";

const RUNS = 20;

/** Most of a check is waiting for processes; more at once would be slower. */
const AT_ONCE = 2;

describe.each(allExercises())("exercise $name", (exercise) => {
  test(`the solution passes ${RUNS} times, each time in other orders`, async () => {
    let seed = 0;
    const failed: object[] = [];
    const one = async () => {
      while (seed < RUNS) {
        const mine = (seed += 1);
        const { passed, findings } = await judge(submit(exercise, exercise.reference), false, mine);
        if (!passed) failed.push({ seed: mine, findings });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    expect(failed).toEqual([]);
  }, 300_000);
});
