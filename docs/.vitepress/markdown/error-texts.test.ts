import { createMarkdownRenderer } from "vitepress";
import { expect, test } from "vitest";
import { sidecarError } from "../../../sidecar/errors.ts";
import { errorTexts } from "./error-texts.ts";

const markdown = await createMarkdownRenderer(import.meta.dirname, { config: errorTexts });
const render = (source: string) =>
  markdown.renderAsync(source, { relativePath: "reference/errors.md" });

test("shows the text of the code that raises the error", async () => {
  const html = await render("## PORT_TAKEN\n\n[[error PORT_TAKEN]]\n\nAfter.");
  const { message, help } = sidecarError("PORT_TAKEN", 50001);
  expect(html).toContain(
    `<p><strong>${message}</strong></p>\n<p>${help}</p>\n</blockquote>\n<p>After.</p>`,
  );
});

test("refuses a code that does not exist", async () => {
  await expect(render("[[error DISK_FULL]]")).rejects.toThrow("There is no error DISK_FULL.");
});
