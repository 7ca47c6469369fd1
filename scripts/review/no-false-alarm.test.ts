import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { root } from "../folders.ts";
import { shownFaults } from "../testing/shown-faults.ts";
import { findFiles } from "./files.ts";
import { reviewFiles } from "./review-files.ts";
import { runWorkflows } from "./run-workflows.ts";

/** So long that a busy machine does not matter. */
const PATIENT = 100_000;

test("run or not, nothing right gets a finding, but what a lesson shows", async () => {
  const exercises = readdirSync(join(root, "exercises")).map((name) => `exercises/${name}/right`);
  const right = exercises.filter((path) => existsSync(join(root, path)));
  const { files } = findFiles(["lessons", "solutions", ...right].map((path) => join(root, path)));
  const { findings, runs, workflows } = await runWorkflows(reviewFiles(files), files, PATIENT);
  const found = findings.map(({ code, where }) => `${code} ${relative(root, where.file)}`);
  expect(found).toEqual(shownFaults);
  // A program that is one file, and versions that are told apart by a number, export none.
  const notRun = [
    { file: join(root, "lessons/06-task-api/main.ts"), workflows: ["taskWorkflow"] },
    { file: join(root, "lessons/09-debugging/versions.ts"), workflows: ["checkingWorkflow"] },
  ].map((file) => ({ ...file, reason: "not exported" }));
  expect(runs).toEqual({ ran: workflows.length - notRun.length, notRun });
});
