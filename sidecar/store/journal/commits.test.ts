import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { created, received, stateOf } from "../testing/commits.ts";
import { temporaryFolder } from "../testing/folder.ts";
import { systemError, troubledDisk, type Operation } from "../testing/troubled-disk.ts";
import { openJournal } from "./journal.ts";
import { readJournal } from "./read.ts";

/** A disk that counts, once it is told to. */
function countingDisk() {
  const counts = { write: 0, sync: 0 };
  const disk = troubledDisk((operation) => {
    if (operation === "write" || operation === "sync") counts[operation]++;
  });
  return { disk, counts, reset: () => Object.assign(counts, { write: 0, sync: 0 }) };
}

describe("group commit", () => {
  it("writes what is committed in one turn of the event loop at once", async () => {
    const { disk, counts, reset } = countingDisk();
    const journal = await openJournal(await temporaryFolder(), { disk });
    reset();
    await Promise.all(Array.from({ length: 50 }, (_, n) => journal.commit([created(`${n}`)])));
    expect(counts).toEqual({ write: 1, sync: 1 });
    await journal.close();
  });

  it("syncs about once for all writers that take turns", async () => {
    const { disk, counts, reset } = countingDisk();
    const journal = await openJournal(await temporaryFolder(), { disk });
    reset();
    const writer = async (id: string) => {
      await journal.commit([created(id)]);
      for (let n = 1; n < 20; n++) await journal.commit([received(id, `${n}`)]);
    };
    await Promise.all(Array.from({ length: 50 }, (_, n) => writer(`${n}`)));
    expect(counts.sync).toBeLessThanOrEqual(25);
    await journal.close();
  });

  it("resolves a commit only after the sync that follows its write", async () => {
    const operations: string[] = [];
    const disk = troubledDisk((operation) => void operations.push(operation));
    const journal = await openJournal(await temporaryFolder(), { disk });
    operations.length = 0;
    const first = journal.commit([created("a")]).then(() => operations.push("a is durable"));
    const second = first.then(() => journal.commit([created("b")]));
    await second.then(() => operations.push("b is durable"));
    expect(operations).toEqual(["write", "sync", "a is durable", "write", "sync", "b is durable"]);
    await journal.close();
  });

  it("finishes writes that the system does in pieces", async () => {
    const folder = await temporaryFolder();
    const journal = await openJournal(folder, { disk: troubledDisk(() => {}, 7) });
    await journal.commit([created("a", "é".repeat(100))]);
    const expected = stateOf(journal.instances);
    await journal.close();
    expect(stateOf((await readJournal(folder)).instances)).toBe(expected);
  });
});

describe.each<[string, Operation, Error]>([
  ["a full disk", "write", systemError("ENOSPC", "no space left on device")],
  ["a sync that fails", "sync", systemError("EIO", "i/o error")],
])("%s", (_, broken, error) => {
  /** A journal that holds `a`, on a disk where the broken operation fails from then on. */
  async function brokenJournal() {
    const folder = await temporaryFolder();
    const operations: Operation[] = [];
    let fails = false;
    const disk = troubledDisk((operation) => {
      operations.push(operation);
      if (fails && operation === broken) throw error;
    });
    const journal = await openJournal(folder, { disk });
    await journal.commit([created("a")]);
    fails = true;
    operations.length = 0;
    return { folder, journal, operations };
  }

  it("refuses the commit, those that wait and all later ones, and says why", async () => {
    const { folder, journal } = await brokenJournal();
    const reason = error.message.replace(/^(\w+): ([^,]+).*/, "$2 ($1)");
    const refusal = {
      code: "STORE_FAILED",
      message: expect.stringContaining(
        `Writing ${join(folder, "00000001.journal")} failed: ${reason}.`,
      ),
    };
    const first = journal.commit([created("b")]);
    const settled = journal.settled();
    await expect(first).rejects.toMatchObject(refusal);
    await expect(settled).rejects.toMatchObject(refusal);
    await expect(journal.commit([created("c")])).rejects.toMatchObject(refusal);
    await expect(journal.settled()).rejects.toMatchObject(refusal);
    await journal.close();
  });

  it("never tries again", async () => {
    const { journal, operations } = await brokenJournal();
    await expect(journal.commit([created("b")])).rejects.toThrow();
    await expect(journal.commit([created("c")])).rejects.toThrow();
    await journal.close();
    expect(operations.filter((operation) => operation === broken)).toHaveLength(1);
  });

  it("keeps all that was acknowledged, and takes back what was refused", async () => {
    const { folder, journal } = await brokenJournal();
    await expect(journal.commit([created("b")])).rejects.toThrow();
    await journal.close();
    const again = await openJournal(folder);
    expect([...again.instances.keys()]).toEqual(["a"]);
    expect(again.notices).toEqual([]);
    await again.close();
  });
});

it("makes what a killed writer wrote durable before it builds on it", async () => {
  const folder = await temporaryFolder();
  await (await openJournal(folder)).close();
  const operations: string[] = [];
  const disk = troubledDisk((operation) => void operations.push(operation));
  const journal = await openJournal(folder, { disk });
  expect(operations).toContain("sync");
  await journal.close();
});

it("writes nothing when it is opened and closed again", async () => {
  const folder = await temporaryFolder();
  const path = join(folder, "00000001.journal");
  await (await openJournal(folder)).close();
  const before = await readFile(path);
  await (await openJournal(folder)).close();
  expect(await readFile(path)).toEqual(before);
});
