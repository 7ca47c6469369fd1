import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { course } from "../course.ts";
import { root } from "./folders.ts";
import { noEntry, type Progress } from "./progress/schema.ts";
import { copyCourse, runToEnd, temporaryFolder } from "./testing/command.ts";

const solution = await readFile(join(root, "solutions/03-workflows/workflow.ts"), "utf8");
const starter = await readFile(join(root, "exercises/03-workflows/starter/workflow.ts"), "utf8");
const answer = "// What I wrote.\n".repeat(2000);

/** A row of `npm run progress -- --json`. */
interface Row {
  number: number;
  sawSolution?: string;
}

let home: string;
let file: string;
let backups: string;
beforeEach(async ({ onTestFinished }) => {
  home = join(await temporaryFolder(onTestFinished), "the course");
  await copyCourse(home, { exercises: true });
  file = join(home, "exercises/03-workflows/workflow.ts");
  backups = join(home, ".course/backups/03-workflows");
});

const run = (...args: string[]) => runToEnd(args, onTestFinished, { home });
const write = (text: string) => writeFile(file, text);
const read = () => readFile(file, "utf8");

test("reset brings the starter back, and undo what was there, and undo again the starter", async () => {
  await write(answer);
  const { code, stdout, stderr } = await run("reset", "3");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^Back to the start: exercises\/03-workflows\/workflow\.ts\nWhat you had/);
  expect(await read()).toBe(starter);
  expect((await run("reset", "3")).stdout).toMatch(/^Nothing to reset/);
  for (const expected of [answer, starter, answer]) {
    expect((await run("undo", "3")).code).toBe(0);
    expect(await read()).toBe(expected);
  }
});

test("reset also restores a given file, and keeps what was made of it", async () => {
  const given = join(home, "exercises/03-workflows/types.ts");
  await writeFile(given, "export {};\n");
  const { stdout } = await run("reset", "3");
  expect(stdout.split("\n")[0]).toBe("Back to the start: exercises/03-workflows/types.ts");
  expect(await readFile(given, "utf8")).toContain("interface Ticket");
  await run("undo", "3");
  expect(await readFile(given, "utf8")).toBe("export {};\n");
});

test("where activities are the answer, they are what goes back and the workflow is given", async () => {
  const folder = join(home, "exercises/02-activities");
  const mine = join(folder, "activities.ts");
  const given = join(folder, "workflow.ts");
  await writeFile(mine, answer);
  await writeFile(given, "export {};\n");
  const { stdout } = await run("reset", "2");
  expect(stdout.split("\n")[0]).toBe(
    "Back to the start: exercises/02-activities/activities.ts, exercises/02-activities/workflow.ts",
  );
  expect(await readFile(mine, "utf8")).toContain("TODO Part A");
  expect(await readFile(given, "utf8")).toContain("function* claimWorkflow");
  await run("undo", "2");
  expect(await readFile(mine, "utf8")).toBe(answer);
  expect((await run("diff", "2", "--yes")).stdout).toContain(
    "+++ solutions/02-activities/activities.ts",
  );
});

test("undo without anything to bring back says so", async () => {
  expect(await run("undo", "3")).toMatchObject({
    code: 0,
    stdout: "Nothing to undo: no kept copy of exercise 3 differs from it.\n",
  });
});

test.skipIf(process.platform === "win32")(
  "whenever a reset is killed, nothing of the answer is lost",
  async () => {
    const preload = pathToFileURL(join(import.meta.dirname, "testing/kill-at.mjs")).href;
    let kills = 0;
    for (let code: number | null = null; code === null; kills++) {
      await write(answer);
      const env = {
        NODE_OPTIONS: `--import=${preload}`,
        KILL_AT: String(kills + 1),
        KILL_IN: "the course",
      };
      ({ code } = await runToEnd(["reset", "3"], onTestFinished, { home, env }));
      expect([answer, starter]).toContain(await read());
      if ((await read()) === starter) expect(await keptAnswers()).not.toBe(0);
    }
    expect(kills).toBeGreaterThan(8);
    expect(await read()).toBe(starter);
    const left = await readdir(join(file, ".."));
    expect(left.filter((name) => name.startsWith("."))).toEqual([]);
  },
);

/** How many complete copies of the answer there are. */
async function keptAnswers(): Promise<number> {
  const names = (await readdir(backups)).filter((name) => /^\d+-.*-before-reset$/.test(name));
  const texts = names.map((name) => readFile(join(backups, name, "workflow.ts"), "utf8"));
  return (await Promise.all(texts)).filter((text) => text === answer).length;
}

test.skipIf(process.platform === "win32")(
  "a disk with no room for the copy leaves the answer alone",
  async () => {
    await write("x".repeat(300_000));
    const command = `ulimit -f 128 && exec "$0" scripts/run.mjs reset 3`;
    const child = spawn("bash", ["-c", command, process.execPath], { cwd: home });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    expect((await once(child, "close"))[0]).toBe(2);
    expect(said).toMatch(
      /^error {2}.* cannot be written: .*size\. What was there is unchanged\.\n/,
    );
    expect(said).not.toMatch(/^\s+at /m);
    expect((await read()).length).toBe(300_000);
    expect((await readdir(backups)).filter((name) => name !== "lock")).toEqual([]);
  },
);

test("a file where the copies go is named, and the answer stays", async () => {
  await write(answer);
  await writeFile(join(home, ".course"), "");
  const { code, stdout, stderr } = await run("reset", "3");
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("a file is in the way");
  // The doctor's one line, as this is a reason it knows.
  expect(stderr).toMatch(/^doctor \.course cannot be written/m);
  expect(await read()).toBe(answer);
});

test("a folder where the answer should be is named", async () => {
  await rm(file);
  await mkdir(file);
  for (const verb of ["reset", "undo", "diff"]) {
    const { code, stderr } = await run(verb, "3");
    expect(code).toBe(2);
    expect(stderr).toContain("exercises/03-workflows/workflow.ts is a folder");
  }
});

test.each([
  ["reset", [], "Say which lesson"],
  ["undo", ["99"], "There is no lesson 99."],
  ["diff", ["three"], "There is no lesson three."],
  ["watch", ["3", "4"], "One exercise at a time"],
  ["reset", ["3", "--fast"], "Unknown option"],
])("%s refuses what is no exercise: %s", async (verb, args, message) => {
  const { code, stdout, stderr } = await run(verb, ...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(message);
});

test("diff waits for a pass or a yes, keeps a copy, and remembers", async () => {
  await write(answer);
  const refused = await run("diff", "3");
  expect(refused).toMatchObject({ code: 1, stderr: "" });
  expect(refused.stdout).toMatch(/^Exercise 3 is not passed yet/);
  expect(refused.stdout).not.toContain("callActivity");

  const { code, stdout } = await run("diff", "3", "--yes");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^--- exercises.*workflow\.ts\n\+\+\+ solutions.*workflow\.ts\n@@ -1/);
  expect(stdout).toContain("\n-// What I wrote.\n");
  expect(stdout).toContain("\n+export async function* ticketWorkflow(\n");
  expect((await readdir(backups)).some((name) => name.endsWith("-before-diff"))).toBe(true);
  const { stdout: progress } = await run("progress", "--json");
  const { exercises } = JSON.parse(progress) as { exercises: Row[] };
  const row = exercises.find(({ number }) => number === 3);
  expect(row?.sawSolution).toMatch(/^\d{4}-/);
});

test("after a pass, solved in place, diff shows the solution and the starter still fails", async () => {
  await write(solution);
  const passed = await run("check", "3");
  expect(passed.stdout).toContain("All 8 passed.\n  The solution: npm run diff 3\n");
  expect((await run("diff", "3")).stdout).toBe("Your answer is the solution, word for word.\n");
  const { stdout } = await run("progress");
  expect(stdout).toMatch(/^ *3 {2}Workflows and checkpoints +passed +1 /m);
  // As if the others were passed too.
  const kept = join(home, ".course/progress.json");
  const progress = JSON.parse(await readFile(kept, "utf8")) as Progress;
  const [entry] = Object.values(progress.exercises);
  for (const { exercise } of course.lessons) progress.exercises[exercise] = entry ?? noEntry;
  await writeFile(kept, JSON.stringify(progress));
  expect((await run("progress")).stdout).toContain("All exercises are passed.");

  // What `npm test` proves of the exercise does not depend on what a learner made of it.
  const { code } = await run("check", "3", "--dir", "exercises/03-workflows/starter");
  expect(code).toBe(1);
  const check = await run("course-check");
  expect(check.code).toBe(1);
  expect(check.stdout).toContain("exercises/03-workflows/workflow.ts is not as it is given out");
});
