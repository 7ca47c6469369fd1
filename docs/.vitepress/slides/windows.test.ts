import { expect, test } from "vitest";
import { linesOfMarks, rowsOf, windowsOf } from "./windows.ts";

const lines = (count: number, length = 20) => Array<string>(count).fill("x".repeat(length));

test("few short lines are as large as they may be, and stay together", () => {
  expect(windowsOf(lines(5), "code")).toEqual([{ lines: lines(5), size: 28 }]);
});

test("more lines, or longer ones, are smaller", () => {
  const [many] = windowsOf(lines(17), "code");
  const [long] = windowsOf(lines(5, 85), "code");
  expect(many?.size).toBeLessThan(28);
  expect(long?.size).toBeLessThan(24);
  expect(long?.size).toBeGreaterThanOrEqual(20);
});

test("output is broken into two rows where code is made smaller", () => {
  const wide = [...lines(5), ...lines(1, 87)];
  expect(windowsOf(wide, "code")[0]?.size).toBe(20);
  expect(windowsOf(wide, "output")[0]?.size).toBe(28);
});

test("what does not fit is cut where a blank line is, and nothing is lost", () => {
  const all = [...lines(14), "", ...lines(16)];
  const windows = windowsOf(all, "output");
  expect(windows.map(({ lines }) => lines.length)).toEqual([14, 16]);
});

test("code without a blank line is cut where a statement begins", () => {
  const statement = ["call({", "  first,", "  second,", "});"];
  const windows = windowsOf(Array<string[]>(8).fill(statement).flat(), "code");
  expect(windows.length).toBe(2);
  for (const { lines } of windows) expect(lines[0]).toBe("call({");
});

test("something above leaves less room", () => {
  expect(windowsOf(lines(14), "code", 100)[0]?.size).toBeLessThan(
    windowsOf(lines(14), "code")[0]?.size ?? 0,
  );
});

test("a long line takes several rows, an empty one takes one", () => {
  expect(rowsOf(["", "x"], 20)).toBe(2);
  expect(rowsOf(["x".repeat(200)], 20)).toBe(3);
});

const output = ["first", "  start a", "  kill a", "  start b", "  end b"];

test("marks name pieces by text, each below the one before, moved to the left", () => {
  expect(linesOfMarks(output, ["start … kill", "start … end"])).toEqual([
    ["start a", "kill a"],
    ["start b", "end b"],
  ]);
  expect(linesOfMarks(output, ["first"])).toEqual([["first"]]);
});

test("a mark whose text is gone fails", () => {
  expect(() => linesOfMarks(output, ["start … nothing"])).toThrow('no lines "start … nothing"');
  expect(() => linesOfMarks(output, ["end b", "first"])).toThrow('no lines "first"');
});
