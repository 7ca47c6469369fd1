import { expect, test } from "vitest";
import { clockText, counted, paceText, paused, started, unspent } from "./timing.ts";

test("a clock that was not started counts nothing", () => {
  expect(counted(unspent, 5000, 0)).toEqual(unspent);
});

test("time goes to the deck and to the part that was shown", () => {
  let timing = started(unspent, 1000);
  timing = counted(timing, 4000, 0);
  timing = counted(timing, 6000, 1);
  timing = counted(timing, 7000, 0);
  timing = counted(timing, 8000, undefined);
  expect(timing).toEqual({ total: 7000, parts: { 0: 4000, 1: 2000 }, countedAt: 8000 });
});

test("a pause is not counted", () => {
  const before = paused(counted(started(unspent, 0), 2000, 0));
  const after = counted(started(counted(before, 60_000, 0), 60_000), 61_000, 0);
  expect(after.total).toBe(3000);
});

test("starting twice loses nothing, and a clock set back takes nothing away", () => {
  const timing = started(started(unspent, 1000), 5000);
  expect(counted(timing, 6000, undefined).total).toBe(5000);
  expect(counted(timing, 500, undefined).total).toBe(0);
});

test("times are minutes and seconds", () => {
  expect([0, 5999, 65_000, 3_605_000].map(clockText)).toEqual(["0:00", "0:05", "1:05", "60:05"]);
  expect(paceText(65_000, 2)).toBe("1:05 of 2:00");
  expect(paceText(185_000, 2)).toBe("3:05 of 2:00, 1:05 over");
});
