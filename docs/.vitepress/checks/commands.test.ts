import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const docs = path.resolve(import.meta.dirname, "../..");
const { scripts } = JSON.parse(readFileSync(path.join(docs, "../package.json"), "utf8"));
const known = new Set(["ci", "install", "ls", ...Object.keys(scripts)]);

const sources = readdirSync(docs, { recursive: true, encoding: "utf8" }).filter(
  (file) => /\.(md|sh)$/.test(file) && !file.startsWith(".vitepress"),
);

test.each(sources)("%s names only npm commands that exist", (file) => {
  const text = readFileSync(path.join(docs, file), "utf8");
  const named = [...text.matchAll(/(?:`|^)npm (?:run )?([a-z][\w:]*)/gm)].map(
    ([, name = ""]) => name,
  );
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});
