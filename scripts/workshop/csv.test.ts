import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";
import { joined, result, roomAfter } from "../testing/room.ts";

test("a line for each exercise that somebody tried, and one for who tried none", () => {
  const room = roomAfter(
    joined("p1", "Ada"),
    joined("p2", "Bob"),
    result("p1", 1, 5),
    result("p1", 2, 6, { passed: true, exercise: "07-crash-and-resume" }),
  );
  expect(csvOf(room).split("\r\n")).toEqual([
    "\ufeffnickname,exercise,verdict,attempts,finding,first result,last result,first pass",
    "Ada,03-workflows,not passed,1,W04,2026-01-05T09:05:00.000Z,2026-01-05T09:05:00.000Z,",
    "Ada,07-crash-and-resume,passed,2,,2026-01-05T09:06:00.000Z,2026-01-05T09:06:00.000Z,2026-01-05T09:06:00.000Z",
    "Bob,,,,,,,",
    "",
  ]);
});

test.each(['=cmd|"/c calc"!A1', "+1", "-1+2", "@SUM(A1)", "＝1+2", " =1"])(
  "%j is no formula in a spreadsheet",
  (name) => {
    const [, line = ""] = csvOf(roomAfter(joined("p1", name))).split("\r\n");
    expect(line.startsWith(`"'`)).toBe(true);
    expect(line).toBe(`"'${name.replaceAll('"', '""')}",,,,,,,`);
  },
);
