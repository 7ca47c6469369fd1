import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { workflow } from "./eslint-plugin.ts";
import { ruleCodes } from "./plugin.ts";

const root = join(import.meta.dirname, "../..");
const eslint = dirname(createRequire(import.meta.url).resolve("eslint/package.json"));

test("the recommended configuration has every rule", () => {
  const { recommended } = workflow.configs ?? {};
  expect(Object.keys((recommended as { rules: object }).rules)).toHaveLength(ruleCodes.length);
});

test("a project's own ESLint finds with the snippet of the guide what review finds", async () => {
  const project = mkdtempSync(join(tmpdir(), "own project "));
  onTestFinished(() => rmSync(project, { recursive: true }));
  mkdirSync(join(project, "node_modules"));
  symlinkSync(root, join(project, "node_modules", "dapr-workflow-course"), "junction");
  symlinkSync(eslint, join(project, "node_modules", "eslint"), "junction");
  const config = "eslint.config.mjs";
  copyFileSync(join(root, "docs/snippets", config), join(project, config));
  const code = `async function* (ctx) { ctx.callActivity("a"); yield ctx.waitForExternalEvent("b"); }`;
  writeFileSync(join(project, "a.js"), `exports.orders = ${code};\n`);
  writeFileSync(
    join(project, "b.ts"),
    `export const orders = ${code.replace("ctx", "ctx: any")};\n`,
  );

  const bin = join(eslint, "bin", "eslint.js");
  const run = promisify(execFile)(process.execPath, [bin, "-f", "json", "."], { cwd: project });
  const { stdout, code: exit } = (await run.catch((error: unknown) => error)) as {
    stdout: string;
    code: number;
  };
  const results = JSON.parse(stdout) as { messages: { ruleId: string; severity: number }[] }[];
  const found = results.map(({ messages }) =>
    messages.map(({ ruleId, severity }) => `${ruleId} ${severity}`),
  );
  const expected = ["workflow/dropped-task 2", "workflow/no-timeout-on-event 1"];
  expect(found.filter((messages) => messages.length > 0)).toEqual([expected, expected]);
  expect(exit).toBe(1);
});
