import { expect, test } from "vitest";
import type { Scenario, Subject } from "./scenario.ts";
import { shared } from "./sharing.ts";

const run: Scenario["run"] = async () => ({});

function subject(activity: () => void, more: Partial<Subject> = {}): Subject {
  return { scenarios: [{ name: "does something", activities: [activity], run }], ...more };
}

const [one, same, other] = ["one", "one", "other"].map((name) =>
  Object.defineProperty(() => {}, "name", { value: name }),
) as [() => void, () => void, () => void];

const names = (subjects: Record<string, Subject>) => shared(subjects).map((each) => each.names);

test("subjects share an engine unless two of their functions have one name", () => {
  const subjects = { a: subject(one), b: subject(other), c: subject(one), d: subject(same) };
  expect(names(subjects)).toEqual([["a", "b", "c"], ["d"]]);
  expect(shared(subjects)[0]?.subject.scenarios).toHaveLength(3);
});

test("a subject that wants something special has an engine of its own", () => {
  const special = { b: subject(other, { alone: true }), c: subject(other, { apiToken: "x" }) };
  expect(names({ a: subject(one), ...special, d: subject(other) })).toEqual([
    ["a", "d"],
    ["b"],
    ["c"],
  ]);
});
