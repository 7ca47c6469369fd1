import { createMarkdownRenderer } from "vitepress";
import { expect, test } from "vitest";
import { changes, changesBetween, withChanges } from "./changes.ts";

const files: Record<string, string> = {
  "/course/lessons/a.ts": "// #region r\nconst id = randomUUID();\nsend(id);\n// #endregion r\n",
  "/course/lessons/b.ts":
    "// #region r\nconst id = ctx.getWorkflowInstanceId();\nsend(id);\n// #endregion r\n",
};
const read = (file: string) => files[file] ?? "";
const line = "[[changes lessons/a.ts#r lessons/b.ts#r]]";

test("lines are taken away, added or kept, in the order of the files", () => {
  expect(changesBetween(["a", "b"], ["a", "c"])).toEqual([
    { sign: " ", line: "a" },
    { sign: "-", line: "b" },
    { sign: "+", line: "c" },
  ]);
});

test("a page shows two regions held against each other, also in a container", async () => {
  const markdown = await createMarkdownRenderer("/course/docs", {
    config: (md) => changes(md, "/course/docs", read),
  });
  const html = await markdown.renderAsync(`::: details Changes\n${line}\n:::`);
  expect(html.match(/class="line diff remove"/g)).toHaveLength(1);
  expect(html.match(/class="line diff add"/g)).toHaveLength(1);
  expect(html).not.toContain("[!code");
});

test("plain text has the same with signs", () => {
  expect(withChanges(line, "/course/docs", read)).toBe(
    "```diff\n-const id = randomUUID();\n+const id = ctx.getWorkflowInstanceId();\n send(id);\n```",
  );
});
