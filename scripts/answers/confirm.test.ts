import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { confirm } from "./confirm.ts";

test.each([
  ["y\n", true],
  ["Yes\n", true],
  ["\n", false],
  ["no\n", false],
  [undefined, false],
])("the answer %j to a question means %j", async (answer, expected) => {
  const input = new PassThrough();
  const asked = confirm("Really?", input, new PassThrough());
  input.end(answer);
  expect(await asked).toBe(expected);
});
