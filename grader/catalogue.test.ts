import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { catalogue, type Code, type Text, type Variant } from "./catalogue.ts";

const pages = join(import.meta.dirname, "../docs/rules");
const codes = Object.keys(catalogue) as Code[];

/** Every text of the catalogue: of a code itself, and of each of its variants. */
const texts = codes.flatMap((code) => {
  const entry: Text = catalogue[code];
  const variants = Object.keys(entry.variants ?? {}) as Variant[];
  return [
    { id: code, ...entry },
    ...variants.map((variant) => ({
      ...entry,
      ...entry.variants?.[variant],
      id: `${code} ${variant}`,
    })),
  ];
});

test("every code has a page, and every page a code", () => {
  expect(readdirSync(pages).sort()).toEqual(codes.map((code) => `${code}.md`).sort());
});

test.each(codes)("the page of %s has the fixed headings and a fix before and after", (code) => {
  const page = readFileSync(join(pages, `${code}.md`), "utf8");
  const headings = page.match(/^#+ .+$/gm);
  expect(headings).toEqual([
    `# ${code} ${catalogue[code].name}`,
    "## What happens",
    "## Why",
    "## Quick fix",
  ]);
  expect(page).toMatch(/Before:\n\n```ts\n[^]+?```\n\nAfter:\n\n```ts\n[^]+?```/);
});

test("no two codes have the same name", () => {
  const names = codes.map((code) => catalogue[code].name);
  expect(new Set(names).size).toBe(names.length);
});

// Chatty, vague or blaming words; facts about the code say more.
const UNKIND = /\b(just|simply|obviously|please|sorry|you|your|we|our|illegal|bad|did you)\b|!$/i;

test.each(texts)("the texts of $id are short and matter-of-fact", ({ headline, why, help }) => {
  for (const text of [headline, why, help]) {
    expect(text).not.toMatch(UNKIND);
    expect(text).not.toMatch(/\.$/);
  }
  // What a verdict's line has room for; placeholders are filled with short names.
  expect(why.length).toBeLessThanOrEqual(63);
  expect(help.length).toBeLessThanOrEqual(38);
  expect(headline.length).toBeLessThanOrEqual(50);
});
