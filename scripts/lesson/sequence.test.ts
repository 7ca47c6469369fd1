import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Sequence } from "./sequence.ts";

let printed: string[];
const say = (text: string) => () => void printed.push(text);

beforeEach(() => {
  printed = [];
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test("prints at once while no place is kept", () => {
  const sequence = new Sequence(500);
  sequence.add(say("a"));
  expect(printed).toEqual(["a"]);
});

test("lines wait behind a kept place until it is filled", () => {
  const sequence = new Sequence(500);
  const fillFirst = sequence.keep();
  sequence.add(say("b"));
  const fillSecond = sequence.keep();
  sequence.add(say("d"));
  fillSecond(say("c"));
  expect(printed).toEqual([]);
  fillFirst(say("a"));
  expect(printed).toEqual(["a", "b", "c", "d"]);
});

test("a place that is not filled in time holds nothing up, and is filled at the end", () => {
  const sequence = new Sequence(500);
  const fill = sequence.keep();
  sequence.add(say("b"));
  vi.advanceTimersByTime(500);
  expect(printed).toEqual(["b"]);
  fill(say("late"));
  expect(printed).toEqual(["b", "late"]);
});

test("release prints what waits", () => {
  const sequence = new Sequence(500);
  sequence.keep();
  sequence.add(say("b"));
  sequence.release();
  expect(printed).toEqual(["b"]);
});
