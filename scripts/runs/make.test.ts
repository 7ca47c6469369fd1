import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RunFile } from "../../runs/format.ts";
import { root } from "../folders.ts";
import { recordedHistory } from "../testing/recorded.ts";
import { makeRun, type Heard } from "./make.ts";
import { returnLine } from "./return-line.ts";
import { shortened } from "./shortened.ts";
import { workflowFiles } from "./workflow-files.ts";

const project = join(root, "lessons/03-workflows");
const heard: Heard = {
  ...{ title: "t", command: "c", engine: "embedded", at: "2026-01-01T09:00:00.000Z" },
  programs: ["main.ts"],
  instances: [
    { instanceId: "task-124", history: recordedHistory("task-124"), moments: [{ type: "turn" }] },
  ],
  fileOf: workflowFiles(project),
};

test("a run has the code and the lines that were reached in it", async () => {
  const { files, instances } = await makeRun(heard);
  const path = "lessons/03-workflows/workflow.ts";
  expect(files).toEqual([{ path, text: await readFile(join(root, path), "utf8") }]);
  const lines = files[0]?.text.split("\n") ?? [];
  const [{ lines: reached, ...instance }] = instances as [RunFile["instances"][number]];
  expect(instance).toMatchObject({ name: "taskWorkflow", status: "COMPLETED" });
  expect(reached.map(({ kind, line }) => [kind, lines[line - 1]?.trim().slice(0, 6)])).toEqual([
    ["call", "const "],
    ["yield", "const "],
    ["return", "return"],
  ]);
});

test("a workflow that no file exports has a reason in place of lines", async () => {
  const { files, instances } = await makeRun({ ...heard, fileOf: () => undefined });
  expect(files).toEqual([]);
  expect(instances[0]).toMatchObject({ lines: [], untraced: "its code was not found" });
});

test("the file of a workflow is the one that exports it", () => {
  const fileOf = workflowFiles(project);
  expect(fileOf("taskWorkflow")).toBe(join(project, "workflow.ts"));
  for (const name of ["validateTask", "taskWork", "", "a.*", "constructor"]) {
    expect(fileOf(name), name).toBeUndefined();
  }
});

test("long values are cut, the more so the longer the history", () => {
  const [, start] = recordedHistory("task-123");
  const input = "x".repeat(10_000);
  const event = { ...start, input } as NonNullable<typeof start>;
  const inputOf = (count: number) =>
    (shortened(new Array<typeof event>(count).fill(event))[0] as { input: string }).input;
  expect(inputOf(1)).toHaveLength(2001);
  expect(inputOf(3000)).toHaveLength(121);
});

test("a return begins where its statement does", () => {
  const code = "yield a;\nreturn {\n  a,\n  b,\n};";
  expect(returnLine(code, 4)).toBe(2);
  expect(returnLine("return 1;\nyield a;\nx();", 3)).toBe(3);
  expect(returnLine("return 7;", 1)).toBe(1);
});
