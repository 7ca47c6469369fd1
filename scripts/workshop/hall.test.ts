import { expect, test } from "vitest";
import { joined, opened, result, roomAfter } from "../testing/room.ts";
import type { RoomEvent } from "./events.ts";
import { openHall } from "./hall.ts";
import type { Journal } from "./journal.ts";
import { Refusal } from "./refusal.ts";

/** A journal whose disk can be full. */
function journal() {
  const kept: RoomEvent[][] = [];
  const disk = { isFull: false };
  const it: Journal = {
    found: undefined,
    cut: 0,
    async keep(events) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (disk.isFull) throw new Error("no space left");
      kept.push([...events]);
    },
    close: async () => {},
  };
  return { it, kept, disk };
}

test("what is asked for at once goes to the disk in one write, each seeing the one before", async () => {
  const { it, kept } = journal();
  const hall = await openHall(it, opened);
  const names = await Promise.all(
    ["p1", "p2", "p3"].map(async (id) => {
      const room = await hall.change((before) => {
        expect(before.next).toBe(Number(id.slice(1)));
        return [joined(id)];
      });
      return Object.keys(room.participants).at(-1);
    }),
  );
  expect(names).toEqual(["p1", "p2", "p3"]);
  expect(kept.map((events) => events.length)).toEqual([1, 3]);
});

test("a refusal changes nothing for the others", async () => {
  const { it } = journal();
  const hall = await openHall(it, opened);
  const refused = hall.change(() => {
    throw new Refusal("NAME_TAKEN");
  });
  const done = hall.change(() => [joined("p1")]);
  await expect(refused).rejects.toMatchObject({ code: "NAME_TAKEN" });
  await done;
  expect(hall.room).toEqual(roomAfter(joined("p1")));
});

test("on a full disk nothing is confirmed and nothing shown; afterwards it goes on", async () => {
  const { it, disk } = journal();
  const hall = await openHall(it, opened);
  await hall.change(() => [joined("p1")]);
  let changes = 0;
  hall.onChange(() => changes++);
  disk.isFull = true;
  await expect(hall.change(() => [result("p1", 1, 5)])).rejects.toMatchObject({ code: "NOT_KEPT" });
  expect({ room: hall.room, changes }).toEqual({ room: roomAfter(joined("p1")), changes: 0 });
  disk.isFull = false;
  await hall.change(() => [result("p1", 1, 5)]);
  expect(hall.room).toEqual(roomAfter(joined("p1"), result("p1", 1, 5)));
  expect(changes).toBe(1);
});
