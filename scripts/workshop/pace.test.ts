import { expect, test } from "vitest";
import { paceOf } from "./pace.ts";
import { agenda, goTo, MINUTE, roomAfter, START } from "../testing/room.ts";

const paceAt = (minute: number, ...events: Parameters<typeof roomAfter>) =>
  paceOf(agenda, roomAfter(...events).stretches, START + minute * MINUTE);

test("a room is on time until a part takes longer than planned", () => {
  expect(paceAt(0).late).toBe(0);
  expect(paceAt(9, goTo(0, 0))).toMatchObject({ part: 0, late: 0, cuts: [] });
  expect(paceAt(12, goTo(0, 0)).late).toBe(2);
  expect(paceAt(20, goTo(0, 0), goTo(1, 12)).late).toBe(2);
});

test("a part that ends early puts the room ahead", () => {
  expect(paceAt(5, goTo(0, 0), goTo(1, 4)).late).toBe(-6);
});

test("what gives most back is cut first, and no more than is needed", () => {
  const { late, cuts } = paceAt(36, goTo(0, 0), goTo(1, 10));
  expect(late).toBe(6);
  expect(cuts).toEqual([{ part: 3, cut: "One half.", saves: 10 }]);
  const far = paceAt(42, goTo(0, 0), goTo(1, 10));
  expect(far.cuts.map(({ part }) => part)).toEqual([2, 3]);
});

test("a part that is over has no cut any more", () => {
  const { cuts } = paceAt(100, goTo(0, 0), goTo(3, 10));
  expect(cuts.map(({ part }) => part)).toEqual([3]);
});

test("a night between two days does not count", () => {
  expect(paceAt(24 * 60 + 5, goTo(0, 0), goTo(undefined, 10), goTo(1, 24 * 60)).late).toBe(0);
});

test("a room that begins in the middle has left nothing out", () => {
  expect(paceAt(1, goTo(2, 0)).late).toBe(0);
});

test("going back to a part adds to its minutes", () => {
  expect(paceAt(25, goTo(0, 0), goTo(1, 10), goTo(0, 15), goTo(1, 20)).late).toBe(5);
});
