import { expect, test } from "vitest";
import { likeness, readName } from "./names.ts";

test.each(["Ada", "李雷", "مريم", "Ada Lovelace 2", "O’Neill", "🦊", "Zoë", "नेहा"])(
  "%s is a nickname",
  (name) => expect(readName(name)).toEqual({ name: name.normalize("NFKC") }),
);

test("spaces around and between become single ones", () => {
  expect(readName("  Ada \u00a0 L ")).toEqual({ name: "Ada L" });
});

test.each([
  ["", "empty"],
  ["   ", "empty"],
  ["a".repeat(25), "long"],
  ["...", "characters"],
  ["Ada\u202e", "characters"],
  ["A\u200bda", "characters"],
  ["Ada\u0007", "characters"],
  ["Ada\nBob", "characters"],
  ["\u001b[31mAda", "characters"],
  ["Ada\u2028", "characters"],
  ["Z\u0300\u0301\u0302\u0303", "characters"],
  ["\ud800Ada", "characters"],
  ["\u2066Ada\u2069", "characters"],
  ["Ada\ue000", "characters"],
])("%j is refused as %s", (name, fault) => expect(readName(name)).toEqual({ fault }));

test.each([
  ["Ada", "ADA"],
  ["Ada", "Аdа"],
  ["Ada", "A d-a"],
  ["Ada", "Àdá"],
  ["Paul", "Pau1"],
  ["Bob", "B0b"],
  ["Tom", "Torn"],
  ["Ada", "𝐀𝐝𝐚"],
  ["Ada", "ᴀᴅᴀ"],
  ["Paul", "Pauł"],
  ["Gigi", "Gıgı"],
  ["Tea", "ᎢᎬᎪ"],
  ["Noah", "Nօah"],
])("%s and %s would be mistaken for each other", (one, other) => {
  expect(likeness(one)).toBe(likeness(other));
});

test.each([
  ["Ada", "Adam"],
  ["李雷", "李磊"],
  ["🦊", "🐻"],
])("%s and %s are two people", (one, other) => {
  expect(likeness(one)).not.toBe(likeness(other));
});
