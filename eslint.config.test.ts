import { ESLint } from "eslint";
import { defineConfig } from "eslint/config";
import { expect, test } from "vitest";
import tseslint from "typescript-eslint";

// The import rules need no types, and without types a file need not exist to be linted.
const eslint = new ESLint({
  cwd: import.meta.dirname,
  overrideConfig: defineConfig({
    files: ["**/*.ts"],
    extends: [tseslint.configs.disableTypeChecked],
  }),
});

/** What the import rules say when a file has this one line. */
async function said(filePath: string, line: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${line}\n`, { filePath });
  const messages = result?.messages ?? [];
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages
    .filter(({ ruleId }) => ruleId?.match(/^import-x\/|^no-restricted-imports$/))
    .map(({ message }) => message);
}

const refused = [
  ["course.ts", "./sidecar/index.ts", "The manifest is read everywhere"],
  ["agendas/day.ts", "../course.ts", "Plans for teaching are data"],
  ["sidecar/hub/x.ts", "../../course.ts", "The sidecar knows nothing of the course"],
  ["sidecar/x.ts", "../grader/index.ts", "The sidecar knows nothing of the course"],
  ["sidecar/x.test.ts", "../scripts/dapr/index.ts", "The sidecar knows nothing of the course"],
  ["sidecar/x.ts", "../lessons/03-workflows/types.ts", "The sidecar knows nothing of the course"],
  ["sidecar/engine/x.ts", "../clock.ts", "The engine decides and nothing else"],
  ["sidecar/engine/x.ts", "hono", "The engine decides and nothing else"],
  ["sidecar/engine/x.ts", "node:crypto", "Node.js builtin module"],
  ["sidecar/engine/x.ts", "fs/promises", "Node.js builtin module"],
  ["sidecar/engine/x.test.ts", "../../course.ts", "The sidecar knows nothing of the course"],
  ["grader/x.ts", "../scripts/dapr/index.ts", "The grader may use the sidecar"],
  ["grader/x.ts", "../course.ts", "The grader may use the sidecar"],
  ["runs/x.ts", "../course.ts", "A run file is read by the site"],
  ["runs/x.ts", "../grader/index.ts", "A run file is read by the site"],
  ["docs/.vitepress/x.ts", "../../runs/chronicle.ts", "The site may use"],
  ["scripts/x.ts", "../lessons/03-workflows/workflow.ts", "Commands may use"],
  ["scripts/x.ts", "../docs/.vitepress/checks/links.ts", "Commands may use"],
  ["lessons/03-workflows/x.ts", "../../sidecar/index.ts", "published packages and its own files"],
  ["lessons/03-workflows/x.ts", "../../course.ts", "published packages and its own files"],
  ["lessons/03-workflows/x.ts", "hono", "'hono' should be listed"],
  [
    "exercises/03-workflows/starter/x.ts",
    "../../../grader/index.ts",
    "published packages and its own files",
  ],
  ["exercises/03-workflows/grade.test.ts", "../../sidecar/index.ts", "A grade test may use"],
  ["exercises/03-workflows/grade.test.ts", "../../course.ts", "A grade test may use"],
  [
    "solutions/03-workflows/x.ts",
    "../../lessons/03-workflows/types.ts",
    "published packages and its own files",
  ],
  [
    "solutions/03-workflows/x.ts",
    "lesson-03-workflows/types.ts",
    "Name a lesson's file by its path",
  ],
  ["docs/.vitepress/x.ts", "../../sidecar/index.ts", "The site may use"],
  ["docs/.vitepress/x.ts", "../../lessons/03-workflows/types.ts", "The site may use"],
  ["conformance/x.ts", "../grader/index.ts", "The comparison with real Dapr may use"],
  ["conformance/x.ts", "../scripts/start.ts", "The comparison with real Dapr may use"],
] as const;

test.each(refused)("%s may not import %s", async (file, target, why) => {
  expect(await said(file, `import "${target}";`)).toEqual([expect.stringContaining(why)]);
});

const allowed = [
  ["sidecar/x.ts", "@grpc/grpc-js"],
  ["sidecar/x.ts", "node:fs"],
  ["sidecar/hub/x.ts", "../engine/turn.ts"],
  ["sidecar/engine/x.ts", "./turn.ts"],
  ["sidecar/engine/x.test.ts", "vitest"],
  ["sidecar/engine/x.test.ts", "node:fs"],
  ["grader/x.ts", "../sidecar/index.ts"],
  ["scripts/x.ts", "../sidecar/index.ts"],
  ["scripts/x.ts", "../grader/index.ts"],
  ["scripts/x.ts", "../course.ts"],
  ["scripts/x.ts", "../runs/format.ts"],
  ["grader/x.ts", "../runs/chronicle.ts"],
  ["docs/.vitepress/x.ts", "../../runs/read.ts"],
  ["scripts/x.ts", "../agendas.ts"],
  ["lessons/03-workflows/x.ts", "@dapr/dapr"],
  ["lessons/03-workflows/x.ts", "./types.ts"],
  ["lessons/03-workflows/x.ts", "node:fs"],
  ["exercises/03-workflows/starter/x.ts", "./types.ts"],
  ["exercises/03-workflows/grade.test.ts", "../../grader/index.ts"],
  ["exercises/03-workflows/grade.test.ts", "vitest"],
  ["solutions/03-workflows/x.ts", "@dapr/dapr"],
  ["docs/.vitepress/x.ts", "../../course.ts"],
  ["docs/.vitepress/x.ts", "../../agendas.ts"],
  ["docs/.vitepress/x.ts", "../../sidecar/engine/history.ts"],
  ["docs/.vitepress/x.ts", "../../sidecar/errors.ts"],
  ["docs/.vitepress/x.ts", "../../scripts/errors.ts"],
  ["docs/.vitepress/x.ts", "../../grader/errors.ts"],
  ["conformance/x.ts", "../sidecar/index.ts"],
  ["conformance/x.ts", "../scripts/dapr/index.ts"],
  ["conformance/x.ts", "../lessons/03-workflows/workflow.ts"],
] as const;

test.each(allowed)("%s may import %s", async (file, target) => {
  expect(await said(file, `import "${target}";`)).toEqual([]);
});

test.each([
  'export * from "../course.ts";',
  'await import("../course.ts");',
  'import type { Lesson } from "../course.ts";',
])("no way of importing slips past the rules: %s", async (line) => {
  expect(await said("sidecar/x.ts", line)).toHaveLength(1);
});

test("a type that imports by itself is refused everywhere", async () => {
  const line = 'export let lesson: import("../course.ts").Lesson;';
  const [result] = await eslint.lintText(line, { filePath: "sidecar/x.ts" });
  expect(result?.messages.map(({ ruleId }) => ruleId)).toContain(
    "@typescript-eslint/consistent-type-imports",
  );
});

test.each([
  "exercises/03-workflows/workflow.ts",
  "exercises/03-workflows/wrong/x.ts",
  "sidecar/protocol/gen/x.js",
  ".course/x.ts",
])("%s is not linted", async (file) => {
  expect(await eslint.isPathIgnored(file)).toBe(true);
});
