import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ruleCodes } from "../../grader/rules/plugin.ts";
import { root } from "../folders.ts";
import { findFiles } from "./files.ts";
import { reviewFiles } from "./review-files.ts";
import { runWorkflows } from "./run-workflows.ts";

const skill = join(root, "docs/public/skill/dapr-workflows-typescript");
const answers = join(root, "docs/skill");
const read = (...path: string[]) => readFileSync(join(...path), "utf8");

const filesIn = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(ending),
  );

test.each(filesIn(answers, ".ts"))("the answer %s gets what its first line says", async (file) => {
  const { files } = findFiles([join(answers, file)]);
  const { findings, problems } = await runWorkflows(reviewFiles(files), files, 30_000);
  const [, expected = ""] = /^\/\/ expect: (.+)\n/.exec(read(answers, file)) ?? [];
  expect(problems).toEqual([]);
  expect([...new Set(findings.map(({ code }) => code))].sort().join(", ") || "nothing").toBe(
    expected,
  );
});

test("there are good answers, and bad ones of many kinds", () => {
  expect(filesIn(join(answers, "good"), ".ts").length).toBeGreaterThanOrEqual(3);
  const bad = filesIn(join(answers, "bad"), ".ts");
  const kinds = new Set(bad.map((file) => read(answers, "bad", file).split("\n", 1)[0]));
  expect(kinds.size).toBeGreaterThanOrEqual(8);
});

test("all code of the skill stands in good answers, which compile", () => {
  const withoutIndent = (text: string) => text.replace(/^[ \t]+/gm, "");
  const good = filesIn(join(answers, "good"), ".ts").map((file) =>
    withoutIndent(read(answers, "good", file)),
  );
  const blocks = filesIn(skill, ".md").flatMap((file) =>
    [...read(skill, file).matchAll(/```ts\n(.*?)\n```/gs)].map(([, code = ""]) => code),
  );
  expect(blocks.length).toBeGreaterThan(4);
  for (const block of blocks) {
    expect(
      good.some((text) => text.includes(withoutIndent(block))),
      block,
    ).toBe(true);
  }
});

test("the checklist names every rule that review has, and no other", () => {
  const list = /## Checklist\n(.*?)\n## /s.exec(read(skill, "SKILL.md"))?.[1] ?? "";
  const named = [...list.matchAll(/\b[A-Z]\d\d\b/g)].map(([code]) => code).sort();
  // W36 looks at all files together, so it is no rule of the plugin.
  expect(named).toEqual([...ruleCodes, "W36"].sort());
});

test("the references that it names are there", () => {
  const named = [...read(skill, "SKILL.md").matchAll(/\]\((references\/.+?)\)/g)];
  expect(
    named.map(([, path = ""]) => path).filter((path) => !existsSync(join(skill, path))),
  ).toEqual([]);
  expect(named).toHaveLength(filesIn(join(skill, "references"), ".md").length);
});
