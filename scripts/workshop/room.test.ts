import { expect, test } from "vitest";
import { isOpen } from "./room.ts";
import { goTo, joined, MINUTE, result, roomAfter, START } from "../testing/room.ts";

const cellOf = (...events: Parameters<typeof roomAfter>) =>
  roomAfter(joined("p1"), ...events).participants.p1?.cells["03-workflows"];

test("a result that arrives twice counts once", () => {
  const twice = [result("p1", 1, 5), result("p1", 2, 6), result("p1", 1, 5), result("p1", 2, 6)];
  const cell = cellOf(...twice);
  expect(cell).toMatchObject({ attempts: 2, findings: { W04: 2 } });
  expect(cell?.finding).toEqual({ code: "W04", since: START + 5 * MINUTE, times: 2 });
});

test("a pass stays one, with its time", () => {
  const cell = cellOf(
    result("p1", 1, 5),
    result("p1", 2, 7, { passed: true }),
    result("p1", 3, 9, { finding: "W01" }),
  );
  expect(cell).toMatchObject({ passed: true, passedAt: START + 7 * MINUTE, attempts: 3 });
});

test("a finding that changes is counted anew", () => {
  const cell = cellOf(
    result("p1", 1, 1),
    result("p1", 2, 2),
    result("p1", 3, 3, { finding: "B01" }),
  );
  expect(cell?.finding).toEqual({ code: "B01", since: START + 3 * MINUTE, times: 1 });
  expect(cell?.findings).toEqual({ W04: 2, B01: 1 });
});

test("who left is gone, and results of nobody change nothing", () => {
  const room = roomAfter(joined("p1"), joined("p2"), { what: "left", time: START, id: "p1" });
  expect(Object.keys(room.participants)).toEqual(["p2"]);
  expect(roomAfter(joined("p2"), result("p1", 1, 1)).participants).toEqual(
    roomAfter(joined("p2")).participants,
  );
});

test("a part ends when the next begins, and when the room rests", () => {
  const { stretches } = roomAfter(goTo(0, 0), goTo(1, 10), goTo(undefined, 25));
  expect(stretches).toEqual([
    { part: 0, from: START, to: START + 10 * MINUTE },
    { part: 1, from: START + 10 * MINUTE, to: START + 25 * MINUTE },
  ]);
});

test("another agenda begins without the parts of the last one", () => {
  const served = (agenda: string) => ({ what: "served", time: START, agenda, port: 1 }) as const;
  const before = [served("a"), goTo(0, 0)];
  expect(roomAfter(...before, served("a")).stretches).toHaveLength(1);
  expect(roomAfter(...before, served("b")).stretches).toEqual([]);
});

test("a gate opens when its time has come", () => {
  expect(isOpen({ is: "until", time: START }, START - 1)).toBe(false);
  expect(isOpen({ is: "until", time: START }, START)).toBe(true);
  expect(isOpen({ is: "closed" }, START)).toBe(false);
});
