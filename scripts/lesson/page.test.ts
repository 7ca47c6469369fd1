import { expect, test } from "vitest";
import { Page } from "./page.ts";

function page(width: number, colors = false) {
  const written: string[] = [];
  return { page: new Page((text) => void written.push(text), { width, colors }), written };
}

test("wraps sentences beside their label", () => {
  const { page: narrow, written } = page(30);
  narrow.say("body run 1", "ran to its first yield and asked");
  expect(written.join("")).toBe("  body run 1 ran to its first\n             yield and asked\n");
});

test("cuts values at the edge, and leaves what the app printed as it is", () => {
  const { page: narrow, written } = page(30);
  narrow.value("input", "0123456789012345678901234567890");
  narrow.verbatim("app", "0123456789012345678901234567890");
  expect(written).toEqual([
    "  input      0123456789012345…\n",
    "  app        0123456789012345678901234567890\n",
  ]);
});

test("has no colours unless asked", () => {
  const plain = page(80);
  const coloured = page(80, true);
  for (const { page: each } of [plain, coloured]) each.say("checkpoint", "here");
  expect(plain.written.join("")).toBe("  checkpoint here\n");
  expect(coloured.written.join("")).toContain("\u001b[32mcheckpoint\u001b[39m here");
});
