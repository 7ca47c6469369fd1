import { expect, test } from "vitest";
import { stamp, toTime } from "./env.ts";

const newId = () => "";

test("an event of the sidecar's own has the id that no action has, and its time", () => {
  const now = Date.UTC(2026, 0, 1);
  expect(stamp({ now, newId })).toEqual({ id: -1, at: "2026-01-01T00:00:00.000Z" });
  expect(stamp({ now: now + 1, newId })).toEqual({ id: -1, at: "2026-01-01T00:00:00.001Z" });
});

test("a time is the same text whatever was asked for in between", () => {
  expect([0, 1, 0].map(toTime)).toEqual([
    "1970-01-01T00:00:00.000Z",
    "1970-01-01T00:00:00.001Z",
    "1970-01-01T00:00:00.000Z",
  ]);
});
