/** Proof that the grader is right about every exercise: its starter, solution, wrong and right answers. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { submit } from "./exercise.ts";
import { judge } from "./judge.ts";
import { report } from "./report.ts";
import { allExercises } from "./testing/exercises.ts";
import type { Verdict } from "./verdict.ts";
import { verdictSchema } from "./verdict-schema.ts";

// A folder outside the repository, without packages, and with a space in its path.
const answers = mkdtempSync(join(tmpdir(), "other people's answers "));
afterAll(() => rmSync(answers, { recursive: true }));

/** Rules that a starter breaks on purpose, in the order of its parts; none where it has gaps to fill. */
function rulesToMend(home: string): string[] {
  const text = readFileSync(join(home, "exercise.json"), "utf8");
  return (JSON.parse(text) as { breaks?: string[] }).breaks ?? [];
}

describe.each(allExercises())("exercise $name", (exercise) => {
  const { answer } = exercise;
  const filesIn = (kind: string) => readdirSync(join(exercise.home, kind)).sort();

  test("has at least three wrong and three right answers", () => {
    expect(filesIn("wrong").length).toBeGreaterThanOrEqual(3);
    expect(filesIn("right").length).toBeGreaterThanOrEqual(3);
  });

  test.concurrent("the starter fails with what says where to begin", async () => {
    const { findings } = await grade(exercise.starter);
    const breaks = rulesToMend(exercise.home);
    if (breaks.length === 0) {
      expect(findings).toHaveLength(1);
      expect(findings[0]).toMatchObject({ layer: "behaviour", help: "see Part A of the README" });
    }
    // A verdict shows three findings; the next ones come once these are mended.
    else expect(findings.map(({ code }) => code)).toEqual(breaks.slice(0, 3));
    expect(findings[0]?.where?.file).toBe(join(exercise.starter, answer.file));
  });

  test.concurrent("the solution passes", async () => {
    expect(await grade(exercise.reference)).toMatchObject({ passed: true, findings: [] });
  });

  test.concurrent.each(filesIn("wrong"))("wrong/%s gets its finding and no other", async (file) => {
    const text = readFileSync(join(exercise.home, "wrong", file), "utf8");
    const [, expected] = /^\/\/ expect: ([A-Z]\d\d)$/m.exec(text) ?? [];
    const { findings, passed } = await grade(answerOf(text, file));
    expect(findings.map(({ code }) => code)).toEqual([expected]);
    expect(passed).toBe(false);
    expect(basename(findings[0]?.where?.file ?? "")).toBe(answer.file);
  });

  test.concurrent.each(filesIn("right"))("right/%s passes", async (file) => {
    const text = readFileSync(join(exercise.home, "right", file), "utf8");
    expect(await grade(answerOf(text, file))).toMatchObject({ passed: true, findings: [] });
  });

  /** A folder with nothing but this answer; in the exercise it stands one folder further down. */
  function answerOf(text: string, file: string): string {
    const folder = join(answers, exercise.name, basename(file, ".ts"));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, answer.file), text.replaceAll('from "../', 'from "./'));
    return folder;
  }

  async function grade(folder: string): Promise<Verdict> {
    const verdict = await judge(submit(exercise, folder), false);
    expect(verdictSchema.parse(JSON.parse(JSON.stringify(verdict)))).toEqual(verdict);
    const lines = report(verdict, { colors: false, cwd: answers }).split("\n");
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    expect(lines.join("\n")).not.toMatch(/\[object|node_modules| at .+:\d+:\d+/);
    return verdict;
  }
});
