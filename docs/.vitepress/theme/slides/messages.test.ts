import { expect, test } from "vitest";
import { readMessage } from "./messages.ts";

test("messages of a deck's windows are read", () => {
  expect(readMessage({ kind: "where" })).toEqual({ kind: "where" });
  expect(readMessage({ kind: "at", slide: 4, more: 1 })).toEqual({ kind: "at", slide: 4 });
});

test.each([
  undefined,
  null,
  "at",
  4,
  {},
  { kind: "go" },
  { kind: "at" },
  { kind: "at", slide: "4" },
  { kind: "at", slide: 1.5 },
  { kind: "at", slide: NaN },
])("anything else is nothing: %j", (data) => {
  expect(readMessage(data)).toBeUndefined();
});
