import { expect, it } from "vitest";
import { startOpener } from "../testing/child.ts";
import { randomFrom } from "../testing/commits.ts";
import { temporaryFolder } from "../testing/folder.ts";
import { openJournal } from "./journal.ts";

it("loses nothing acknowledged when a writing process is killed again and again", async () => {
  const folder = await temporaryFolder();
  const random = randomFrom(4);
  let acknowledged = 0;
  for (let round = 1; round <= 5; round++) {
    const writer = startOpener(folder, "write");
    expect(await writer.line()).toBe("open");
    const enough = acknowledged + 1 + Math.floor(random() * 400);
    for (let line = await writer.line(); line !== undefined; line = await writer.line()) {
      acknowledged = Math.max(acknowledged, Number(line) + 1);
      if (acknowledged >= enough) void writer.kill();
    }
    const journal = await openJournal(folder);
    const ids = [...journal.instances.keys()];
    expect(ids.length, `round ${round}`).toBeGreaterThanOrEqual(acknowledged);
    expect(ids).toEqual(ids.map((_, n) => `order-${n}`));
    acknowledged = ids.length;
    await journal.close();
  }
});
