import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../folders.ts";
import { recordLesson } from "./record-lesson.ts";

test("a lesson that is recorded again gives the same bytes, run file included", async () => {
  const folder = join(root, "docs/records/07-crash-and-resume");
  const records = await recordLesson(7);
  expect([...records.keys()]).toEqual(["run.txt", "history.txt", "run.json"]);
  for (const [name, text] of records) {
    expect(text, name).toBe(await readFile(join(folder, name), "utf8"));
  }
});
