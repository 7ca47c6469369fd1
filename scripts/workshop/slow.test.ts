import { expect, test } from "vitest";
import { slow } from "./slow.ts";

const options = { burst: 3, every: 10_000 };

test("a burst, then one now and then", () => {
  const limit = slow(options);
  expect([1, 2, 3].map(() => limit.take("a", 0))).toEqual([0, 0, 0]);
  expect(limit.take("a", 0)).toBe(10);
  expect(limit.take("a", 9000)).toBe(1);
  expect(limit.take("a", 10_000)).toBe(0);
  expect(limit.take("a", 10_000)).toBe(10);
});

test("one caller's tries are not another's, and asking does not count", () => {
  const limit = slow(options);
  for (let n = 0; n < 10; n++) expect(limit.wait("a", 0)).toBe(0);
  expect(limit.take("a", 0, 3)).toBe(0);
  expect(limit.take("b", 0)).toBe(0);
  expect(limit.wait("a", 0)).toBe(10);
});

test("a million callers cost the memory of a thousand, and the busy ones stay known", () => {
  const limit = slow({ burst: 1, every: 1e9 });
  expect(limit.take("busy", 0)).toBe(0);
  for (let n = 0; n < 999; n++) limit.take(`caller ${n}`, 0);
  expect(limit.wait("busy", 0)).toBeGreaterThan(0);
});
