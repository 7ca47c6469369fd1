import { readFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";

const here = import.meta.dirname;
const example = path.join(here, "example.ts");

test("the README shows the example as it is, and what it prints", async () => {
  const readme = await readFile(path.join(here, "README.md"), "utf8");
  const [code, output] = [...readme.matchAll(/^```(?:ts|text)\n(.*?)^```$/gms)].map((m) => m[1]);
  expect(code).toBe(await readFile(example, "utf8"));

  const { stdout } = await execa("node", ["--import", "tsx", example], { cwd: here });
  const sdkLog = /^\d{4}-\d\d-\d\dT\S+ (INFO|WARN) .*\n/gm;
  expect(`${stdout}\n`.replace(sdkLog, "")).toBe(output);
});
