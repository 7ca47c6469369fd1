import { createMarkdownRenderer } from "vitepress";
import { expect, test } from "vitest";
import { importedCodeOnly } from "./imported-code.ts";

const markdown = await createMarkdownRenderer(import.meta.dirname, { config: importedCodeOnly });
const render = (page: string, source: string) =>
  markdown.renderAsync(source, { relativePath: page, path: import.meta.filename });

test("refuses a fence written by hand on a lesson page and names its line", async () => {
  const page = render("lessons/03-workflows.md", "Text.\n\n```ts\nconst a = 1;\n```\n");
  await expect(page).rejects.toThrow("lessons/03-workflows.md: the code block at line 3");
});

test("refuses a fence inside a container", async () => {
  const page = render("lessons/03-workflows.md", "::: info\n```\noutput\n```\n:::\n");
  await expect(page).rejects.toThrow("line 2");
});

test("refuses an indented block", async () => {
  await expect(render("lessons/03-workflows.md", "    $ npm test\n")).rejects.toThrow("line 1");
});

test("takes an imported file, also inside a container with a title", async () => {
  const page = "::: details The answer\n<<< ./imported-code.ts\n:::\n";
  const html = await render("lessons/03-workflows.md", page);
  expect(html).toContain("importedCodeOnly");
});

test("leaves other pages alone", async () => {
  expect(await render("rules/w03.md", "```ts\nconst a = 1;\n```\n")).toContain("const");
});
