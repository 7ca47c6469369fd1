import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./folders.ts";
import { normaliseText } from "./record/normalise.ts";
import { descendants, isGone, start, temporaryFolder } from "./testing/command.ts";

test("lesson 3 on real Dapr tells what it tells on the embedded sidecar", async ({
  onTestFinished,
}) => {
  const data = await temporaryFolder(onTestFinished);
  const run = start(["lesson", "3", "--engine", "dapr"], onTestFinished, { data });
  await run.printed("body run 1");
  const processes = await descendants(run.pid);
  for (const name of ["daprd", "placement", "scheduler", "main.ts"]) {
    expect(processes.some(({ command }) => command.includes(name))).toBe(true);
  }
  const { code, stdout, stderr } = await run.ended;
  const record = await readFile(join(root, "docs/records/03-workflows/run.txt"), "utf8");
  expect(normaliseText(stdout).replace(/real Dapr \d+\.\d+\.\d+/, "the embedded sidecar")).toBe(
    // Dapr keeps its history in its own store, where `npm run history` does not look.
    record.replace(/^History: .*\n/m, ""),
  );
  expect(stderr).toBe("");
  expect(code).toBe(0);
  for (const { pid } of processes) await isGone(pid);
});

test("lesson 7's crashes on real Dapr repeat what they repeat on the embedded sidecar", async ({
  onTestFinished,
}) => {
  const data = await temporaryFolder(onTestFinished);
  const run = start(["lesson", "7", "--engine", "dapr"], onTestFinished, { data });
  const { code, stdout, stderr } = await run.ended;
  const record = await readFile(join(root, "docs/records/07-crash-and-resume/run.txt"), "utf8");
  // Dapr does not tell what it hands out again, so the summaries claim less.
  const comparable = (text: string) => text.replace(/^ {2}summary .*\n( {13}.*\n)*/gm, "");
  expect(
    comparable(normaliseText(stdout)).replace(/real Dapr \d+\.\d+\.\d+/, "the embedded sidecar"),
  ).toBe(comparable(record).replace(/^History: .*\n/m, ""));
  expect(stderr).toBe("");
  expect(code).toBe(0);
});

test.for([
  ["SIGINT", "runs on real Dapr"],
  ["SIGKILL", "[Client] task-123"],
] as const)("%s leaves none of Dapr's processes", async ([signal, text], { onTestFinished }) => {
  const data = await temporaryFolder(onTestFinished);
  const run = start(["lesson", "3", "--engine", "dapr"], onTestFinished, { data });
  await run.printed(text);
  const processes = await descendants(run.pid);
  expect(processes.length).toBeGreaterThanOrEqual(4);
  run.kill(signal);
  await run.ended;
  for (const { pid } of processes) await isGone(pid);
});
