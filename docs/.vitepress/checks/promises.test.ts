import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { course, folderOf } from "../../../course.ts";
import { catalogue } from "../../../grader/catalogue.ts";
import { disagreements } from "./promises.ts";

const lesson = { ...course.lessons[0]!, minutes: 12 };

let docs: string;
beforeEach(async () => {
  docs = await mkdtemp(path.join(tmpdir(), "promises-"));
  await write("rules/W01.md", "# W01\n");
  await write(`lessons/${folderOf(lesson)}.md`, guide(4, 8));
});
afterEach(() => rm(docs, { recursive: true, force: true }));

const write = async (file: string, text: string) => {
  await mkdir(path.dirname(path.join(docs, file)), { recursive: true });
  await writeFile(path.join(docs, file), text);
};
const guide = (...minutes: number[]) =>
  [
    "## Teaching guide\n\n| Part | Minutes |\n| - | - |",
    ...minutes.map((count) => `| A part | ${count} |`),
    "\n### What they will think\n\n- No.\n",
    "### What to ask the room\n\n- Why?\n",
    "### What to cut\n\nNothing.\n",
  ].join("\n");

test("nothing is wrong where pages and course agree", async () => {
  expect(await disagreements(docs, [lesson], ["W01"])).toEqual([]);
});

test("a finding needs a page, and a page a finding", async () => {
  await write("rules/W99.md", "# W99\n");
  expect(await disagreements(docs, [lesson], ["W01", "B02"])).toEqual([
    "rules/B02.md is missing",
    "rules/W99.md is about a finding that does not exist",
  ]);
});

test("the parts of a lesson take as long as the lesson", async () => {
  await write(`lessons/${folderOf(lesson)}.md`, guide(4, 9));
  expect(await disagreements(docs, [lesson], ["W01"])).toEqual([
    `lessons/${folderOf(lesson)}.md: the parts in "Teaching guide" take 13 minutes, the lesson 12`,
  ]);
});

test("the course's own pages agree", async () => {
  const pages = path.resolve(import.meta.dirname, "../..");
  expect(await disagreements(pages, course.lessons, Object.keys(catalogue))).toEqual([]);
});
