import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { lint } from "./lint.ts";
import { hasSdk } from "./sdk-version.ts";

const parent = mkdtempSync(join(tmpdir(), "sdk versions "));
afterAll(() => rmSync(parent, { recursive: true }));

/** A project with that version of the SDK, or with none. */
function project(name: string, version?: string): string {
  const sdk = join(parent, name, "node_modules", "@dapr", "dapr");
  mkdirSync(sdk, { recursive: true });
  if (version) writeFileSync(join(sdk, "package.json"), JSON.stringify({ version }));
  return join(parent, name, "src", "workflow.ts");
}

const old = project("old", "3.18.0");
const next = project("next", "3.19.2");
const none = project("none");

test("the SDK in the nearest node_modules counts, 3.18 where there is none", () => {
  const has = [old, next, none, project("major", "4.0.0-beta.1")].map((file) =>
    hasSdk(file, [3, 19]),
  );
  expect(has).toEqual([false, true, false, true]);
});

const fileWith = (code: string) => `import type { WorkflowContext } from "@dapr/dapr";\n${code}`;
const codes = (path: string, code: string) =>
  lint(path, fileWith(code), { codes: ["W01", "W30"], reasons: false }).broken.map(
    (broken) => broken.code,
  );

test("a function* is a workflow from 3.19 on", () => {
  const code = `export function* run(ctx: WorkflowContext) { yield ctx.callActivity("a"); }`;
  expect([codes(old, code), codes(next, code), codes(none, code)]).toEqual([["W01"], [], ["W01"]]);
});

test("the faults of 3.18 are not held against later versions", () => {
  const code = `export async function* run(ctx: WorkflowContext) { yield ctx.whenAll([]); }`;
  expect([codes(old, code), codes(next, code)]).toEqual([["W30"], []]);
});
