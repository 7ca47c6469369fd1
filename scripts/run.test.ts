import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./folders.ts";
import { change, copyCourse, runToEnd, temporaryFolder } from "./testing/command.ts";

test("an unknown command is answered with those that exist", async ({ onTestFinished }) => {
  const { code, stdout, stderr } = await runToEnd(["lessons"], onTestFinished);
  expect(stderr).toMatch(/^error {2}There is no command `lessons`\.\nhelp {3}These are there:\n/);
  expect(stdout).toBe("");
  expect(code).toBe(2);
});

test("every npm script that goes through here is one of its commands", async () => {
  const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const source = await readFile(join(root, "scripts", "run.mjs"), "utf8");
  const verbs = Object.values(scripts).flatMap(
    (script) => /run\.mjs (\S+)/.exec(script)?.[1] ?? [],
  );
  expect(verbs.length).toBeGreaterThan(5);
  for (const verb of verbs) expect(source).toMatch(new RegExp(`^ {2}"?${verb}"?: "npm `, "m"));
});

test("a Node that is too old is told so before anything else", async ({ onTestFinished }) => {
  const home = join(await temporaryFolder(onTestFinished), "course");
  await copyCourse(home, { packages: false });
  // This Node is too old for a course of the future.
  await change(join(home, "package.json"), `"node": ">=20.19.0"`, `"node": ">=99.1.0"`);
  const { code, stderr } = await runToEnd(["lesson", "3"], onTestFinished, { home });
  expect(stderr.split("\n")[0]).toBe(
    `error  Node ${process.versions.node} is too old: the course needs Node 99.1.0 or newer.`,
  );
  expect(code).toBe(2);
});

test("a fault of the kit is called one, and shows its stack with --verbose only", async ({
  onTestFinished,
}) => {
  const home = join(await temporaryFolder(onTestFinished), "course");
  await copyCourse(home);
  const faulty = `export async function run() { throw new TypeError("no such thing"); }`;
  await writeFile(join(home, "scripts", "lesson.ts"), faulty);
  const plain = await runToEnd(["lesson", "3"], onTestFinished, { home });
  expect(plain.stderr).toBe(
    "error  This is a fault of the course's tools, not yours: no such thing\n" +
      "help   Run the command again with --verbose, and report what it prints.\n",
  );
  expect(plain.code).toBe(2);
  const verbose = await runToEnd(["lesson", "3", "--verbose"], onTestFinished, { home });
  expect(verbose.stderr).toMatch(/^TypeError: no such thing\n +at run .*lesson\.ts/m);
});

test("--help explains a command and ends with 0", async ({ onTestFinished }) => {
  const { code, stdout, stderr } = await runToEnd(["lesson", "--help"], onTestFinished);
  expect(stdout).toMatch(/^Runs a lesson's project.*\n\nUsage:\n {2}\$ npm run lesson <number>/);
  expect(stdout).toContain("--stay");
  expect(stderr).toBe("");
  expect(code).toBe(0);
});
