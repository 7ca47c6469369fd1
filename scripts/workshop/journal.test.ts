import { appendFile, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../testing/command.ts";
import { joined, opened, result, roomAfter } from "../testing/room.ts";
import type { RoomEvent } from "./events.ts";
import { openHall } from "./hall.ts";
import { openJournal } from "./journal.ts";

async function newPath(): Promise<string> {
  return join(await temporaryFolder(onTestFinished), "room.jsonl");
}

/** Opens the room, has this happen in it, and closes it. */
async function happen(path: string, ...events: RoomEvent[]) {
  const journal = await openJournal(path);
  const hall = await openHall(journal, opened);
  for (const event of events) await hall.change(() => [event]);
  await journal.close();
  return { room: hall.room, cut: journal.cut };
}

const lines = async (path: string) => (await readFile(path, "utf8")).trimEnd().split("\n");

test("a room is the same after a restart", async () => {
  const path = await newPath();
  const events = [joined("p1"), result("p1", 1, 5), joined("p2")];
  await happen(path, ...events);
  const { room, cut } = await happen(path);
  expect({ room, cut }).toEqual({ room: roomAfter(...events), cut: 0 });
});

test("a torn last line is cut off, and all before it is there", async () => {
  const path = await newPath();
  await happen(path, joined("p1"));
  const whole = await readFile(path, "utf8");
  await appendFile(path, '{"what":"joined","ti');
  const { room, cut } = await happen(path);
  expect({ room, cut }).toEqual({ room: roomAfter(joined("p1")), cut: 20 });
  expect(await readFile(path, "utf8")).toBe(whole);
});

test.each([
  ["that is no JSON", "what?"],
  ["that nothing means", '{"what":"exploded","time":1}'],
])("a line %s stops the start, names itself, and is left alone", async (_, line) => {
  const path = await newPath();
  await happen(path, joined("p1"));
  const text = `${(await lines(path))[0]}\n${line}\n${(await lines(path))[1]}\n`;
  await writeFile(path, text);
  await expect(openJournal(path)).rejects.toMatchObject({
    code: "ROOM_DAMAGED",
    message: expect.stringContaining("line 2"),
  });
  expect(await readFile(path, "utf8")).toBe(text);
});

test("nothing of who left is on the disk any more", async () => {
  const path = await newPath();
  await happen(path, joined("p1", "Ada"), joined("p2", "Bob"), result("p1", 1, 5));
  expect(await readFile(path, "utf8")).toContain("Ada");
  await happen(path, { what: "left", time: 0, id: "p1" }, result("p2", 1, 6));
  const text = await readFile(path, "utf8");
  expect(text).not.toContain("Ada");
  const { room } = await happen(path);
  expect(room.participants.p2?.cells["03-workflows"]?.attempts).toBe(1);
  expect(await readdir(join(path, ".."))).toEqual(["room.jsonl"]);
});

test("the file stays small however much happens, and nobody else may read it", async () => {
  const path = await newPath();
  const journal = await openJournal(path);
  const hall = await openHall(journal, opened);
  await hall.change(() => [joined("p1")]);
  for (let batch = 0; batch < 40; batch++) {
    const numbers = Array.from({ length: 500 }, (_, index) => batch * 500 + index + 1);
    await hall.change(() => numbers.map((number) => result("p1", number, 5)));
  }
  await journal.close();
  expect((await stat(path)).size).toBeLessThan(1_300_000);
  if (process.platform !== "win32") expect((await stat(path)).mode & 0o077).toBe(0);
  expect((await happen(path)).room.participants.p1?.last).toBe(20_000);
});
