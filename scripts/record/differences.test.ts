import { expect, test } from "vitest";
import { differences } from "./differences.ts";

test("shows what is between the parts that are the same", () => {
  expect(differences("a\nb\nc\nd", "a\nx\ny\nd")).toBe("line 2:\n- b\n- c\n+ x\n+ y");
});

test("shows lines that were added or taken away", () => {
  expect(differences("a\nc", "a\nb\nc")).toBe("line 2:\n+ b");
  expect(differences("a\na\nb", "a\nb")).toBe("line 2:\n- a");
});

test("counts what is too much to show", () => {
  const lines = Array.from({ length: 25 }, (_, index) => `line ${index}`).join("\n");
  expect(differences("", lines).split("\n").slice(-2)).toEqual(["+ line 19", "+ … 5 more"]);
});
