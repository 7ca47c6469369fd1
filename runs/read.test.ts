import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { RunFile } from "./format.ts";
import { readRun } from "./read.ts";

const records = path.resolve(import.meta.dirname, "../docs/records");
const recorded = readdirSync(records).map((folder) => path.join(records, folder, "run.json"));
const one = readFileSync(path.join(records, "07-crash-and-resume/run.json"), "utf8");

/** The recorded run, changed. */
function changed(change: (run: any) => void): string {
  const run = JSON.parse(one) as RunFile;
  change(run);
  return JSON.stringify(run);
}

test.each(recorded)("%s is a run file", (file) => {
  const text = readFileSync(file, "utf8");
  expect(readRun(text)).toEqual({ run: JSON.parse(text) });
});

test("members that nobody knows do not matter", () => {
  const text = changed((run) => (run.instances[0].note = "more"));
  expect("run" in readRun(text)).toBe(true);
});

test.each<[string, string, string]>([
  ["no JSON", one.slice(0, -20), "it is no JSON"],
  ["nothing", "", "it is no JSON"],
  ["null", "null", "it: is no object"],
  ["a list", "[]", "it: is no object"],
  ["another file", '{"name":"x"}', "it: is no run file"],
  ["a later version", changed((run) => (run.version = 2)), "it has version 2"],
  ["a strange version", changed((run) => (run.version = "<b>")), "it has version no number"],
  ["no instances", changed((run) => delete run.instances), "instances: is no list"],
  [
    "an unknown event",
    changed((run) => (run.instances[0].history[3].type = "toString")),
    "instances[0].history[3].type: is unknown",
  ],
  [
    "a name that is no text",
    changed((run) => (run.instances[1].name = {})),
    "instances[1].name: is no text",
  ],
  [
    "a very long name",
    changed((run) => (run.title = "x".repeat(10_001))),
    "title: has more than 10000 characters",
  ],
  [
    "a moment of a program that is not there",
    changed((run) => (run.instances[0].moments[0].program = 99)),
    "instances[0].moments: names a program that is not there",
  ],
  [
    "a line of a file that is not there",
    changed((run) => (run.instances[0].lines[0].file = 1)),
    "instances[0].lines: names a file that is not there",
  ],
  [
    "lines in another order",
    changed((run) => run.instances[0].lines.reverse()),
    "instances[0].lines: is not in the order of turns",
  ],
  [
    "half a line number",
    changed((run) => (run.instances[0].lines[0].line = 1.5)),
    "instances[0].lines[0].line: is no whole number from 1 on",
  ],
  [
    "more events than are drawn",
    changed((run) => {
      run.instances[0].history = new Array(60_000).fill(run.instances[0].history[0]);
      run.instances[1].history = run.instances[0].history;
    }),
    "instances[1]: brings more than 100000 events",
  ],
])("%s is refused in words", (_what, text, problem) => {
  const read = readRun(text);
  expect("problem" in read && read.problem).toContain(problem);
});

test("a prototype in a file changes nothing", () => {
  const text = one.replace("{", '{"__proto__":{"title":"hidden"},"constructor":{},');
  const read = readRun(text);
  expect("run" in read && read.run.title).toBe("Lesson 7: Crash and resume");
  expect(readRun('{"__proto__":{"format":"workflow-run","version":1}}')).toEqual({
    problem: "it: is no run file",
  });
});
