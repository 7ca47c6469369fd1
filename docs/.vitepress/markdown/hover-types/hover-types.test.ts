import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createMarkdownRenderer } from "vitepress";
import { afterAll, expect, test } from "vitest";
import { hoverTypes } from "./index.ts";
import { shownLines } from "../region.ts";

const root = mkdtempSync(path.join(tmpdir(), "hover types "));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(path.join(root, "docs"));
mkdirSync(path.join(root, "lessons"));
writeFileSync(path.join(root, "tsconfig.json"), '{ "compilerOptions": { "strict": true } }');
const types = hoverTypes(root);
const markdown = await createMarkdownRenderer(path.join(root, "docs"), {
  codeTransformers: [types.transformer],
  config: types.markdown,
});

const file = path.join(root, "lessons", "a.ts");
const render = (name = "lessons/a.ts#part") => markdown.renderAsync(`<<< @/../${name}`);

/** Names with their types, in the order in which the block has them. */
function typed(html: string): string[] {
  const [, list = "[]"] = /data-types="([^"]*)"/.exec(html) ?? [];
  const texts = JSON.parse(list.replaceAll("&#x22;", '"').replaceAll("&#x3C;", "<")) as string[];
  return [...html.matchAll(/class="typed" data-type="(\d+)">(?:<span[^>]*>)?(\w+)/g)].map(
    ([, index, name]) => `${name} = ${texts[Number(index)]}`,
  );
}

const lines = [
  "interface Order { id: string }",
  "export function total(order: Order): number {",
  "  // #region part",
  "  const length = order.id.length;",
  "  // #endregion part",
  "  return length;",
  "}",
];

test("names in a region have the types that the whole file gives them", async () => {
  writeFileSync(file, lines.join("\n"));
  const [first, ...rest] = typed(await render());
  expect(first).toBe("length = const length: number");
  expect(rest).toContain("order = (parameter) order: Order");
  expect(rest).toContain("id = (property) Order.id: string");
});

test("a file that has changed is read again", async () => {
  writeFileSync(file, lines.join("\n").replace("order.id.length", "order.id"));
  expect(typed(await render())[0]).toBe("length = const length: string");
});

test("a type of the file's own shows what it consists of", async () => {
  writeFileSync(file, lines.join("\n"));
  const html = await render("lessons/a.ts");
  expect(typed(html).find((each) => each.startsWith("Order"))).toMatch(/\{\s+id: string;\s+\}/);
});

test("files of other rooms, and what is no TypeScript, get none", async () => {
  writeFileSync(path.join(root, "docs", "b.ts"), "const a: string = 'a';");
  writeFileSync(path.join(root, "lessons", "run.sh"), "npm run lesson 3");
  expect(await render("docs/b.ts")).not.toContain("data-type");
  expect(await render("lessons/run.sh")).not.toContain("data-type");
});

test("the lines of a region are known by their place in the file", () => {
  const text =
    "a\n  // #region r\n  b\n\n  // #region s\n    c\n  // #endregion s\n  // #endregion r\nd";
  const shown = shownLines(text, "r");
  expect(shown.map(({ text }) => text)).toEqual(["b", "", "  c"]);
  for (const { text: line, offset } of shown) {
    expect(text.slice(offset, offset + line.length)).toBe(line);
  }
  expect(shownLines(text, "t")).toEqual([]);
  expect(shownLines(text, "")).toHaveLength(9);
});
