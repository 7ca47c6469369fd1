import { expect, test } from "vitest";
import { frequentIn } from "./frequent.ts";
import { joined, result, roomAfter } from "../testing/room.ts";

test("findings count people first, and those that most have now come first", () => {
  const room = roomAfter(
    ...["p1", "p2", "p3", "p4"].map((id) => joined(id)),
    ...[1, 2, 3, 4].map((number) => result("p1", number, number)),
    result("p1", 5, 5, { passed: true }),
    result("p2", 1, 1, { finding: "B01" }),
    result("p3", 1, 1, { finding: "B01" }),
    result("p3", 2, 2),
    result("p4", 1, 1, { finding: "B01" }),
  );
  expect(frequentIn(room)).toMatchObject([
    { code: "B01", people: 3, now: 2, results: 3, page: "/rules/B01" },
    { code: "W04", people: 2, now: 1, results: 5, name: "dropped-task" },
  ]);
});

test("what somebody had goes with them", () => {
  const left = { what: "left", time: 0, id: "p1" } as const;
  expect(frequentIn(roomAfter(joined("p1"), result("p1", 1, 1), left))).toEqual([]);
});
