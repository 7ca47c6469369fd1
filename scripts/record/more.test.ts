import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../folders.ts";
import { temporaryFolder } from "../testing/command.ts";
import { command, recordMore } from "./more.ts";

test("a lesson that asks for no more gets no more", async () => {
  expect(await recordMore("03-workflows", "")).toEqual(new Map());
});

test("what a command prints is recorded, also when it found something", async ({
  onTestFinished,
}) => {
  const folder = await temporaryFolder(onTestFinished);
  const args = ["review", "lessons/08-determinism/broken.ts"];
  const record = join(root, "docs/records/08-determinism/review.txt");
  expect(await command(folder, args, [0, 1])).toBe(await readFile(record, "utf8"));
  await expect(command(folder, args)).rejects.toThrow("ended with exit code 1");
});

test("a command that could not do its work is no record", async ({ onTestFinished }) => {
  const folder = await temporaryFolder(onTestFinished);
  await expect(command(folder, ["lesson", "99"])).rejects.toThrow("There is no lesson 99.");
});
