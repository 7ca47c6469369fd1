import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { course, folderOf } from "./course.ts";

const root = import.meta.dirname;
const read = (file: string) => readFile(path.join(root, file), "utf8");
const pages = ["README.md", "CONTRIBUTING.md", "sidecar/README.md"];

test("the README shows lesson 3 as it was recorded", async () => {
  // The commands' own tests hold the record against a real run.
  const record = await read("docs/records/03-workflows/run.txt");
  expect(await read("README.md")).toContain(`\`\`\`text\n${record}\`\`\``);
});

test.each(pages)("%s names only commands that there are", async (page) => {
  const { scripts } = JSON.parse(await read("package.json"));
  const named = [...(await read(page)).matchAll(/npm run (?:-s )?([a-z]+(?::[a-z]+)*)/g)];
  expect(named.length).toBeGreaterThan(0);
  for (const [command, name] of named) expect(scripts, command).toHaveProperty([name ?? ""]);
});

test.each(pages)("%s links to files that there are", async (page) => {
  const links = [...(await read(page)).matchAll(/\]\((?!https?:)([^)#]+)/g)];
  for (const [, target = ""] of links) {
    expect(existsSync(path.join(root, path.dirname(page), target)), target).toBe(true);
  }
});

test("the README lists every lesson of the manifest, with its page", async () => {
  const readme = await read("README.md");
  for (const lesson of course.lessons) {
    const link = `[${lesson.number}. ${lesson.title}](docs/lessons/${folderOf(lesson)}.md)`;
    expect(readme).toContain(`| ${link} `);
  }
});
