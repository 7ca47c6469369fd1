/** Proof that no exercise lets a common mistake in its own solution pass. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { submit } from "./exercise.ts";
import { judge } from "./judge.ts";
import { allExercises } from "./testing/exercises.ts";
import { mutantsOf } from "./testing/mutations.ts";

const answers = mkdtempSync(join(tmpdir(), "mutants "));
afterAll(() => rmSync(answers, { recursive: true }));

describe.each(allExercises())("exercise $name", (exercise) => {
  const solution = readFileSync(join(exercise.reference, exercise.answer.file), "utf8");
  const mutants = mutantsOf(solution);

  test("its solution has mutants of several kinds", () => {
    const kinds = new Set(mutants.map(({ name }) => name.replace(/ in line .*/, "")));
    expect(kinds.size).toBeGreaterThanOrEqual(3);
  });

  test.concurrent.each(mutants)("$name does not pass", async ({ name, text }) => {
    const folder = join(answers, `${exercise.name} ${name}`);
    mkdirSync(folder);
    writeFileSync(join(folder, exercise.answer.file), text);
    const { passed, findings } = await judge(submit(exercise, folder), false);
    expect(passed).toBe(false);
    expect(findings.length).toBeGreaterThanOrEqual(1);
  });
});
