import { expect, test } from "vitest";
import { beginnings, offsetText, timeAt } from "./clock.ts";

test("an offset is hours and minutes", () => {
  expect([0, 5, 60, 125, 605].map(offsetText)).toEqual(["0:00", "0:05", "1:00", "2:05", "10:05"]);
});

test("a time of day follows the start, also past midnight", () => {
  expect(timeAt("09:00", 0)).toBe("09:00");
  expect(timeAt("09:45", 95)).toBe("11:20");
  expect(timeAt("23:30", 45)).toBe("00:15");
});

test("a field that was emptied gives the offset", () => {
  expect(timeAt("", 95)).toBe("1:35");
});

test("each part begins where the one before it ends", () => {
  expect(beginnings([{ minutes: 5 }, { minutes: 20 }, { minutes: 10 }])).toEqual([0, 5, 25]);
  expect(beginnings([])).toEqual([]);
});
