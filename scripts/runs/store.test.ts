import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readRun } from "../../runs/read.ts";
import { runToEnd, temporaryFolder } from "../testing/command.ts";
import { RUN_ID, runId } from "./store.ts";

test("names sort by time and lead nowhere else", () => {
  const ids = ["2026-01-02T03:04:05.006Z", "2026-01-02T03:04:05.007Z"].map((at) =>
    runId(new Date(at), "lesson-3", 42),
  );
  expect(ids).toEqual(["20260102T030405006Z-lesson-3-42", "20260102T030405007Z-lesson-3-42"]);
  expect(ids.every((id) => RUN_ID.test(id))).toBe(true);
  for (const id of ["..", "../progress", `${ids[0]}/..`, `${ids[0]}\n`, ""]) {
    expect(RUN_ID.test(id), id).toBe(false);
  }
});

test("a lesson's run is kept, and of more than 50 the oldest go", async ({ onTestFinished }) => {
  const data = await temporaryFolder(onTestFinished);
  const folder = join(data, "runs");
  await mkdir(folder, { recursive: true });
  for (let n = 0; n < 50; n++) {
    await writeFile(join(folder, `${runId(new Date(n), "check-1", 1)}.json`), "{}");
  }
  await writeFile(join(folder, "notes.txt"), "mine");
  const { code, stderr } = await runToEnd(["lesson", "3"], onTestFinished, { data });
  expect([code, stderr]).toEqual([0, ""]);
  const names = await readdir(folder);
  expect(names).toHaveLength(51);
  expect(names).toContain("notes.txt");
  expect(names).not.toContain(`${runId(new Date(0), "check-1", 1)}.json`);
  const newest =
    names
      .filter((name) => name.endsWith(".json"))
      .sort()
      .at(-1) ?? "";
  const read = readRun(await readFile(join(folder, newest), "utf8"));
  expect("run" in read && read.run.instances.map(({ instanceId }) => instanceId)).toEqual([
    "task-123",
    "task-124",
  ]);
});

test("a run that cannot be kept is noted, and the lesson ends well", async ({ onTestFinished }) => {
  const data = await temporaryFolder(onTestFinished);
  await writeFile(join(data, "runs"), "a file in the way");
  const { code, stderr, stdout } = await runToEnd(["lesson", "3"], onTestFinished, { data });
  expect(stdout).toContain("Next: npm run check 3");
  expect(stderr).toMatch(/^note {3}This run is not kept: /);
  expect(code).toBe(0);
});
