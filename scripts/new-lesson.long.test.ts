import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ESLint } from "eslint";
import { check as isFormatted, resolveConfig } from "prettier";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { root } from "./folders.ts";
import { withLesson } from "./new-lesson/manifest.ts";
import { placeAll } from "./new-lesson/place.ts";
import { namesOf, scaffold } from "./new-lesson/scaffold.ts";
import { copyCourse, runToEnd, temporaryFolder } from "./testing/command.ts";

let home: string;
beforeEach(async ({ onTestFinished }) => {
  home = join(await temporaryFolder(onTestFinished), "the course");
});

const run = (...args: string[]) => runToEnd(args, onTestFinished, { home });
const tops = [
  "docs/lessons/12-fan-out.md",
  "docs/questions/12-fan-out.json",
  "docs/snippets/12-fan-out.sh",
  "exercises/12-fan-out",
  "lessons/12-fan-out",
  "solutions/12-fan-out",
];

test("what it makes is graded as it should be, and lacks only what the author writes", async () => {
  await copyCourse(home, { exercises: true });
  const { code, stdout, stderr } = await run("new-lesson", "12", "fan-out");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  for (const top of tops) expect(stdout).toContain(`  ${top}\n`);
  expect((await readdir(home)).filter((name) => name.startsWith(".new"))).toEqual([]);

  const open = await run("course-check");
  expect(open).toMatchObject({ code: 1, stderr: "" });
  const [first, ...items] = open.stdout.trimEnd().split("\n");
  expect(first).toBe("Still to be written or put back:");
  for (const item of items) {
    expect(item).toMatch(
      /^ {2}\S+:\d+ TODO\(author\)|has 1 of at least 3|run\.txt is missing: npm/,
    );
  }
  expect(items.length).toBeGreaterThan(20);

  const starter = await run("check", "12");
  expect(starter.code).toBe(1);
  expect(starter.stdout).toContain("see Part A of the README");
  const solution = await run("check", "12", "--dir", "solutions/12-fan-out");
  expect(solution.stdout).toContain("All 5 passed.");
  const again = await run("new-lesson", "12", "other");
  expect(again).toMatchObject({ code: 2, stdout: "" });
  expect(again.stderr).toContain("Lesson 12 is there already: fan-out.");
});

test.each([
  [[], "A lesson's number is 1 to 99."],
  [["0", "fan-out"], "A lesson's number is 1 to 99, not 0."],
  [["12"], "A lesson's slug is small letters"],
  [["12", "Fan Out"], "not Fan Out"],
  [["12", "../fan"], "not ../fan"],
  [["12", "workflows"], "Lesson 3 is there already"],
  [["3", "fan-out"], "Lesson 3 is there already"],
  [["12", "fan-out", "13"], "and no 13"],
])("%j is refused", async (args, message) => {
  const { code, stdout, stderr } = await runToEnd(["new-lesson", ...args], onTestFinished);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(message);
});

test("a folder that is there already is named, and nothing is made", async () => {
  await copyCourse(home, { exercises: true });
  const manifest = await readFile(join(home, "course.ts"), "utf8");
  await mkdir(join(home, "solutions/12-fan-out"));
  const { code, stderr } = await run("new-lesson", "12", "fan-out");
  expect(code).toBe(2);
  expect(stderr).toContain("solutions/12-fan-out exists already");
  expect(await readFile(join(home, "course.ts"), "utf8")).toBe(manifest);
  expect(existsSync(join(home, "lessons/12-fan-out"))).toBe(false);
});

test("when the last step fails, everything is taken away again", async () => {
  await mkdir(home);
  await writeFile(join(home, "mine"), "");
  const files = scaffold(namesOf(12, "fan-out"));
  const fail = () => Promise.reject(Object.assign(new Error(), { code: "ENOSPC" }));
  await expect(placeAll(home, files, fail)).rejects.toThrow("the disk is full");
  for (const top of tops) expect(existsSync(join(home, top))).toBe(false);
  expect((await readdir(home)).filter((name) => name.startsWith("."))).toEqual([]);
});

test("its files are as lint and formatting want them", async () => {
  const eslint = new ESLint({ cwd: root });
  for (const [path, text] of scaffold(namesOf(12, "fan-out"))) {
    const filepath = join(root, path);
    if (/\.(ts|json|md|yaml)$/.test(path) && !/\/(wrong)\//.test(path)) {
      const options = { ...(await resolveConfig(filepath)), filepath };
      expect(await isFormatted(text, options), path).toBe(true);
    }
    expect(text).not.toContain("{{");
    if (!/starter|right/.test(path) || !path.endsWith(".ts")) continue;
    const [result] = await eslint.lintText(text, { filePath: filepath });
    expect(result?.messages).toEqual([]);
  }
});

const manifest = `export const course = {
  lessons: [
    {
      number: 3,
      slug: "workflows",
    },
    {
      number: 5,
      slug: "client",
    },
  ],
};
`;

test.each([
  [1, [1, 3, 5]],
  [4, [3, 4, 5]],
  [9, [3, 5, 9]],
])("lesson %i gets its place in the manifest", (number, expected) => {
  const text = withLesson(manifest, namesOf(number, "new-one"));
  const numbers = [...text.matchAll(/number: (\d+)/g)].map(([, found]) => Number(found));
  expect(numbers).toEqual(expected);
  expect(text).toContain('title: "New one"');
});

test("a manifest without a list of lessons is left alone", () => {
  expect(() => withLesson("export {};\n", namesOf(4, "x"))).toThrow("no list of lessons");
});
