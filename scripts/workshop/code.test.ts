import { expect, test } from "vitest";
import { makeCode, readCode } from "./code.ts";
import { words } from "./words.ts";

test("a code is four words, each chosen among all", () => {
  const asked: number[] = [];
  const picks = [0, 1, words.length - 1, 2];
  const code = makeCode((below) => {
    asked.push(below);
    return picks[asked.length - 1] ?? 0;
  });
  expect(code.split("-")).toEqual(picks.map((pick) => words[pick]));
  expect(asked).toEqual([words.length, words.length, words.length, words.length]);
});

test("no word is there twice, or needs more than lower-case letters", () => {
  expect(new Set(words).size).toBe(words.length);
  expect(words.length).toBeGreaterThanOrEqual(256);
  expect(words.filter((word) => !/^[a-z]{3,9}$/.test(word))).toEqual([]);
});

test.each(["amber-otter-lemon-kayak", " Amber otter  LEMON kayak\n", "amber, otter, lemon, kayak"])(
  "%j is read as it was meant",
  (typed) => expect(readCode(typed)).toBe("amber-otter-lemon-kayak"),
);
