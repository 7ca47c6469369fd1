import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { RunFile } from "../../../../runs/format.ts";
import { compare } from "./compare.ts";

const file = path.resolve(import.meta.dirname, "../../../records/03-workflows/run.json");
const { instances } = JSON.parse(readFileSync(file, "utf8")) as RunFile;
const [done, rejected] = instances.map(({ history }) => history) as [any[], any[]];

test("a history is the same as itself, also at another time", () => {
  const later = done.map((event) => ({ ...event, at: "2026-02-02T10:00:00.000Z" }));
  const { pairs } = compare(done, later);
  expect(pairs.map(({ mark }) => mark)).toEqual(done.map(() => "same"));
});

test("steps that both have stand side by side, the rest alone", () => {
  const { pairs, leftOut } = compare(done, rejected);
  expect(pairs.map(({ mark }) => mark)).toEqual([
    "same",
    "other values",
    "other values",
    "same",
    "other values",
    ...new Array<string>(6).fill("only left"),
    "other values",
  ]);
  expect(pairs.at(-1)).toMatchObject({
    left: expect.stringContaining('"status":"completed"'),
    right: expect.stringContaining('"status":"rejected"'),
  });
  expect(leftOut).toBe(0);
});

test("of very long histories the beginning is compared", () => {
  const long = new Array(5000).fill(done[0]);
  const { pairs, leftOut } = compare(long, []);
  expect(pairs).toHaveLength(400);
  expect(leftOut).toBe(4600);
});
