import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { course } from "../course.ts";
import { solutionSeen, verdictGiven } from "./progress/changes.ts";
import { noEntry, type Progress } from "./progress/schema.ts";
import { nextOf, rowsOf, tableOf } from "./progress/table.ts";
import { runToEnd, temporaryFolder } from "./testing/command.ts";

const first = course.lessons[0]?.number;

let data: string;
beforeEach(async ({ onTestFinished }) => {
  data = join(await temporaryFolder(onTestFinished), "progress of mine");
});

const run = (...args: string[]) => runToEnd(args, onTestFinished, { data });
const file = () => join(data, "progress.json");
const write = async (content: unknown) => {
  await mkdir(data, { recursive: true });
  await writeFile(file(), typeof content === "string" ? content : JSON.stringify(content));
};
const read = async (): Promise<Progress> => JSON.parse(await readFile(file(), "utf8"));

test("without any progress it begins with the first lesson", async () => {
  const { code, stdout, stderr } = await run("progress");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^3 {2}Workflows and checkpoints {2}not tried yet {2}0 /m);
  expect(stdout).toContain(`\nNext: npm run lesson ${first}\n`);
});

test("hint goes on from the last one that was shown, and stays at the last of all", async () => {
  const firstLine = async (...args: string[]) =>
    (await run("hint", "3", ...args)).stdout.split("\n")[0];
  expect(await firstLine()).toBe("1. Where to look");
  expect(await firstLine()).toBe("2. The idea");
  expect(await firstLine("3")).toBe("3. Nearly there");
  expect(await firstLine()).toBe("3. Nearly there");
  expect((await read()).exercises["03-workflows"]).toMatchObject({ lastHint: 3, attempts: 0 });
});

test.each([
  ["half of a file", '{"version": 1, "exerc', "it is no JSON"],
  ["a number where a text belongs", { version: 1, exercises: { x: { attempts: "two" } } }, "x →"],
  ["something else altogether", "[]", "expected object"],
])("%s is kept aside with one message", async (_, content, reason) => {
  await write(content);
  const { code, stdout, stderr } = await run("progress");
  expect(code).toBe(0);
  expect(stdout).toContain(`Next: npm run lesson ${first}`);
  expect(stderr).toMatch(/^note {3}.*progress\.json cannot be used: .*\n {7}It is kept as .*\n$/);
  expect(stderr).toContain(reason);
  const kept = await readFile(join(data, "progress.damaged-1.json"), "utf8");
  expect(kept).toBe(typeof content === "string" ? content : JSON.stringify(content));
  await write(content);
  await run("hint", "3");
  expect(await readdir(data)).toContain("progress.damaged-2.json");
});

test("what people add to the file by hand stays", async () => {
  const entry = { attempts: 2, passed: false, note: "ask Ada", lastFinding: "W04" };
  await write({ version: 1, exercises: { "03-workflows": entry, mine: noEntry }, name: "Bo" });
  await run("hint", "3");
  expect(await read()).toEqual({
    version: 1,
    exercises: { "03-workflows": { ...entry, lastHint: 1 }, mine: noEntry },
    name: "Bo",
  });
});

test("a newer format is left alone", async () => {
  await write({ version: 2, anything: true });
  const { code, stderr } = await run("progress");
  expect(code).toBe(2);
  expect(stderr).toContain("newer version of the course (format 2)");
  const hint = await run("hint", "3");
  expect(await read()).toEqual({ version: 2, anything: true });
  expect(hint.code).toBe(2);
});

test("processes that write at the same time lose nothing of each other", async () => {
  const store = pathToFileURL(join(import.meta.dirname, "progress/store.ts")).href;
  const code = `
    const { updateProgress } = await import(${JSON.stringify(store)});
    for (let n = 0; n < 10; n++) {
      await updateProgress("x", (entry) => ({ ...entry, attempts: entry.attempts + 1 }));
    }`;
  const args = ["--import", "tsx", "--input-type=module", "-e", code];
  const env = { ...process.env, COURSE_DIR: data };
  await Promise.all(
    [1, 2, 3].map(() =>
      promisify(execFile)(process.execPath, args, { env, cwd: import.meta.dirname }),
    ),
  );
  expect((await read()).exercises.x?.attempts).toBe(30);
});

const now = new Date("2026-03-01T10:00:00.000Z");
const verdict = (passed: boolean, code?: string): any => ({
  passed,
  findings: code ? [{ code }] : [],
});

test("a pass stays one, whatever comes later", () => {
  const passed = verdictGiven(verdict(true), now)({ ...noEntry, attempts: 1, lastFinding: "W04" });
  expect(passed).toEqual({
    attempts: 2,
    passed: true,
    firstPassed: now.toISOString(),
    lastChecked: now.toISOString(),
  });
  const later = verdictGiven(verdict(false, "B01"), new Date("2026-03-02T10:00:00.000Z"))(passed);
  expect(later).toMatchObject({ attempts: 3, passed: false, lastFinding: "B01" });
  expect(later.firstPassed).toBe(now.toISOString());
  const exercises = { "03-workflows": later };
  const rows = rowsOf(course.lessons, { version: 1, exercises });
  expect(rows.find(({ number }) => number === 3)?.state).toBe("passed");
});

test("what is next follows from the first exercise that is not passed", () => {
  const lessons = [1, 2].map((number) => ({
    ...course.lessons[0]!,
    number,
    exercise: `0${number}`,
  }));
  const next = (exercises: Progress["exercises"]) =>
    nextOf(rowsOf(lessons, { version: 1, exercises }));
  const passed = verdictGiven(verdict(true), now)(noEntry);
  const failed = verdictGiven(verdict(false, "W04"), now)(noEntry);
  expect(next({})).toBe("npm run lesson 1");
  expect(next({ "01": passed })).toBe("npm run lesson 2");
  expect(next({ "01": passed, "02": failed })).toBe("npm run hint 2");
  expect(next({ "01": passed, "02": passed })).toBeUndefined();
});

test("the table says when the solution was seen before a pass", () => {
  const seen = verdictGiven(verdict(true), now)(solutionSeen(now)(noEntry));
  const rows = rowsOf(course.lessons, { version: 1, exercises: { "03-workflows": seen } });
  const line = tableOf(rows).find((text) => /^\s*3\b/.test(text));
  expect(line).toContain("passed (saw the solution)  1");
});
