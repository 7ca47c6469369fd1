import { expect, test } from "vitest";
// @ts-expect-error A worker process loads it as it is.
import { lostInJson } from "./activity.mjs";

class Money {
  amount = 5;
}

const money = new Money();

test.each<[string, unknown]>([
  ["nothing", undefined],
  ["null", null],
  ["a falsy value", 0],
  ["plain data", { valid: true, lines: [{ price: 1.5 }, "text", null] }],
  ["a field without a value", { reason: undefined }],
  ["the fields of a class", new Money()],
  ["one object in two places", [money, money]],
])("%s gets through JSON", (_, value) => {
  expect(lostInJson(value)).toBeUndefined();
});

const circle: Record<string, unknown> = {};
circle.self = circle;

test.each<[unknown, string, string, string]>([
  [new Map([["a", 1]]), "", "a Map", "{}"],
  [{ lines: new Set([1]) }, "lines", "a Set", "{}"],
  [{ due: { at: new Date(0) } }, "due.at", "a Date", '"1970-01-01T00:00:00.000Z"'],
  [[1, [Number.NaN]], "[1][0]", "NaN", "null"],
  [{ total: 1n }, "total", "a bigint", "nothing"],
  [{ later: () => {} }, "later", "a function", "nothing"],
  [{ failed: new RangeError("no") }, "failed", "an Error", "{}"],
  [{ receipt: Promise.resolve(1) }, "receipt", "a Promise", "{}"],
  [{ pdf: Buffer.of(1) }, "pdf", "a Buffer", '{"type":"Buffer","data":[1]}'],
  [circle, "self", "an object inside itself", "nothing"],
])("%o does not, and it is said where", (value, field, what, arrives) => {
  expect(lostInJson(value)).toEqual({ field, what, arrives });
});
