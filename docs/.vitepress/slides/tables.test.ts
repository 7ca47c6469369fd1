import { expect, test } from "vitest";
import { tablesOf } from "./tables.ts";

const head = "| A | B |";
const rows = (count: number, text: string) => Array<string>(count).fill(`| ${text} | ${text} |`);

test("a small table is large, on one slide", () => {
  const [table, ...rest] = tablesOf({ head, rows: rows(3, "word") });
  expect(rest).toEqual([]);
  expect(table?.size).toBe(28);
  expect(table?.markdown.split("\n")).toEqual([head, "| --- | --- |", ...rows(3, "word")]);
});

test("a long table is cut into parts of about the same length, each with the head", () => {
  const tables = tablesOf({ head, rows: rows(15, "a few words more") });
  expect(tables.map(({ markdown }) => markdown.split("\n").length - 2)).toEqual([8, 7]);
  for (const { markdown } of tables) expect(markdown.startsWith(head)).toBe(true);
});

test("a row that no slide can hold fails", () => {
  expect(() => tablesOf({ head, rows: rows(1, "word ".repeat(400)) })).toThrow("too long");
});
