import { expect, test } from "vitest";
import { stuckIn } from "./stuck.ts";
import { agenda, goTo, joined, MINUTE, result, roomAfter, START } from "../testing/room.ts";

const at = (minute: number, ...events: Parameters<typeof roomAfter>) =>
  stuckIn(roomAfter(joined("p1"), joined("p2"), ...events), agenda, START + minute * MINUTE).map(
    ({ id, exercise, minutes }) => [id, exercise, minutes],
  );

test("who has no pass after the agenda's minutes is stuck", () => {
  const events = [goTo(1, 10), result("p1", 1, 15), result("p2", 1, 16, { passed: true })];
  expect(at(29, ...events)).toEqual([]);
  expect(at(30, ...events)).toEqual([["p1", "03-workflows", 20]]);
});

test("with one finding three times in a row, half of the minutes are enough", () => {
  const events = [goTo(1, 10), ...[1, 2, 3].map((number) => result("p1", number, 10 + number))];
  expect(at(19, ...events)).toEqual([]);
  expect(at(20, ...events)).toEqual([["p1", "03-workflows", 10]]);
});

test("who went on to another exercise is not stuck on the one before", () => {
  const next = result("p1", 2, 20, { exercise: "07-crash-and-resume", passed: true });
  expect(at(60, goTo(1, 10), result("p1", 1, 15), next)).toEqual([]);
});

test("outside the agenda's part, time runs from the first result", () => {
  expect(at(29, result("p1", 1, 10))).toEqual([]);
  expect(at(31, result("p1", 1, 10))).toEqual([["p1", "03-workflows", 21]]);
});

test("who has waited longest comes first", () => {
  const stuck = at(60, result("p2", 1, 5), result("p1", 1, 10));
  expect(stuck.map(([id]) => id)).toEqual(["p2", "p1"]);
});
