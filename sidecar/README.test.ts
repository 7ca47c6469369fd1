import { readFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";

const here = import.meta.dirname;

/** The README's examples in order: file, code, and what it prints. */
const EXAMPLE = /^`(examples\/[\w-]+\.ts)`:\n+```ts\n(.*?)^```\n.*?^```text\n(.*?)^```$/gms;

const readme = await readFile(path.join(here, "README.md"), "utf8");
const shown = [...readme.matchAll(EXAMPLE)].map(([, file, code, output]) => ({
  file: file!,
  code,
  output,
}));

test("every example is shown", () => {
  expect(shown.map(({ file }) => file)).toEqual(["examples/quickstart.ts", "examples/approval.ts"]);
});

test.each(shown)("$file is shown as it is, with what it prints", async ({ file, code, output }) => {
  const example = path.join(here, file);
  expect(code).toBe(await readFile(example, "utf8"));

  const { stdout } = await execa("node", ["--import", "tsx", example], { cwd: here });
  const sdkLog = /^\d{4}-\d\d-\d\dT\S+ (INFO|WARN) .*\n/gm;
  expect(`${stdout}\n`.replace(sdkLog, "")).toBe(output);
});
