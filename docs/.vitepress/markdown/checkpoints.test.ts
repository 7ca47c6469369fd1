import { createMarkdownRenderer } from "vitepress";
import { expect, test } from "vitest";
import { checkpointMarks } from "./checkpoints.ts";

const markdown = await createMarkdownRenderer(".", { codeTransformers: [checkpointMarks()] });

async function render(code: string, language = "ts"): Promise<string> {
  return markdown.renderAsync(["```" + language, code, "```"].join("\n"));
}

const marks = (html: string) => html.match(/<span class="checkpoint">yield<\/span>/g) ?? [];

test("marks every yield and says what the mark means", async () => {
  const html = await render(
    "async function* w(ctx) {\n  const a = yield ctx.callActivity(A);\n  yield ctx.callActivity(B, a);\n}",
  );
  expect(marks(html)).toHaveLength(2);
  expect(html.match(/<span class="line has-checkpoint">/g)).toHaveLength(2);
  expect(html).toContain("yield: a checkpoint</p>");
});

test("leaves yield*, comments, strings and names alone", async () => {
  const html = await render(
    'async function* w(ctx) {\n  // yield here\n  yield* helper(ctx, "yield");\n  ctx.yield();\n  yielded();\n}',
  );
  expect(marks(html)).toEqual([]);
  expect(html).not.toContain("checkpoint");
});

test("leaves the yield of what is no task alone", async () => {
  const html = await render(
    "yield 42;\nyield [a, b];\nyield helper(ctx);\nyield Promise.all(tasks);",
  );
  expect(html).not.toContain("checkpoint");
});

test("marks the yield of a task that was kept in a variable", async () => {
  expect(marks(await render("const winner = yield decision;"))).toHaveLength(1);
});

test("leaves the word in a command alone", async () => {
  expect(await render("echo yield", "sh")).not.toContain("checkpoint");
});
