import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import type { Change } from "../../engine/change.ts";
import { created, nextCommit, randomFrom, received, stateOf } from "../testing/commits.ts";
import { temporaryFolder } from "../testing/folder.ts";
import { systemError, troubledDisk, type Operation } from "../testing/troubled-disk.ts";
import { openJournal, type Journal } from "./journal.ts";
import { readJournal } from "./read.ts";

const COMPACT_AT = 2000;

/** Replaces instance `a` until the folder's newest file is of the given generation. */
async function commitUntil(journal: Journal, folder: string, generation: number): Promise<void> {
  const name = `0000000${generation}.journal`;
  for (let n = 0; !(await readdir(folder)).includes(name); n++) {
    if (n === 1000) throw new Error(`still no ${name} after ${n} commits`);
    await journal.commit([created("a", `${n}`)]);
  }
}

function purgeAll({ instances }: Journal): Change[] {
  return Array.from(instances.keys(), (id) => ({ type: "purged", id }));
}

/** A disk on which one operation on the second generation's files runs `then` first. */
function secondGeneration(broken: Operation, then: () => void | Promise<void>) {
  return troubledDisk((operation, path) => {
    if (operation === broken && path.includes("00000002.journal")) return then();
  });
}

it("keeps the file within a few times its live data", async () => {
  const folder = await temporaryFolder();
  const journal = await openJournal(folder, { compactAt: COMPACT_AT });
  const random = randomFrom(3);
  for (let n = 0; n < 1000; n++) {
    await journal.commit(nextCommit(random, journal.instances, n));
    // Instances end now and then, or the live data itself would grow.
    if (n % 100 === 0) await journal.commit(purgeAll(journal));
  }
  const expected = stateOf(journal.instances);
  await journal.close();
  const [name, ...others] = await readdir(folder);
  expect(others).toEqual([]);
  expect((await stat(join(folder, name!))).size).toBeLessThan(60_000);
  expect(stateOf((await readJournal(folder)).instances)).toBe(expected);
});

it("begins the new file with one line per instance", async () => {
  const folder = await temporaryFolder();
  const journal = await openJournal(folder, { compactAt: COMPACT_AT });
  await journal.commit([created("a"), created("b")]);
  await commitUntil(journal, folder, 2);
  await journal.close();
  const lines = (await readFile(join(folder, "00000002.journal"), "utf8")).split("\n");
  const [header, ...restored] = lines
    .slice(0, 3)
    .map((line) => JSON.parse(line.split(" ").slice(2).join(" ")));
  expect(header).toEqual({ journal: "workflow", version: 1, instances: 2 });
  expect(restored).toMatchObject([
    [{ type: "restored", id: "a" }],
    [{ type: "restored", id: "b" }],
  ]);
});

it("does not compact again before the file has doubled", async () => {
  const folder = await temporaryFolder();
  const journal = await openJournal(folder, { compactAt: COMPACT_AT });
  await journal.commit([created("a"), created("b", "x".repeat(100_000))]);
  await commitUntil(journal, folder, 2);
  await journal.close();
  const again = await openJournal(folder, { compactAt: COMPACT_AT });
  const path = join(folder, "00000002.journal");
  const before = (await stat(path)).size;
  while ((await stat(path)).size < 1.5 * before) {
    await again.commit([received("a", "x".repeat(1000))]);
  }
  await again.close();
  expect(await readdir(folder)).toEqual(["00000002.journal"]);
});

it("lets commits through while the copy is being written, and keeps them", async () => {
  const folder = await temporaryFolder();
  let reached = () => {};
  const isCopying = new Promise<void>((resolve) => (reached = resolve));
  let goOn = () => {};
  const mayCopy = new Promise<void>((resolve) => (goOn = resolve));
  const disk = secondGeneration("write", () => {
    reached();
    return mayCopy;
  });
  const journal = await openJournal(folder, { disk, compactAt: COMPACT_AT });
  await journal.commit([created("a", "x".repeat(COMPACT_AT))]);
  await journal.commit([created("b")]);
  await isCopying;
  await journal.commit([created("c")]);
  expect(await readdir(folder)).toContain("00000001.journal");
  goOn();
  await vi.waitFor(async () => expect(await readdir(folder)).toContain("00000002.journal"));
  await journal.commit([created("d")]);
  await journal.close();
  const again = await openJournal(folder);
  expect([...again.instances.keys()]).toEqual(["a", "b", "c", "d"]);
  await again.close();
});

it.each<Operation>(["open", "write", "sync"])(
  "goes on in the old file when the new one fails to %s",
  async (broken) => {
    const folder = await temporaryFolder();
    let failures = 0;
    const disk = secondGeneration(broken, () => {
      failures++;
      throw systemError("ENOSPC", "no space left on device");
    });
    const journal = await openJournal(folder, { disk, compactAt: COMPACT_AT });
    await journal.commit([created("a", "x".repeat(COMPACT_AT))]);
    for (let n = 0; n < 10; n++) await journal.commit([received("a", `${n}`)]);
    const expected = stateOf(journal.instances);
    await journal.close();
    expect(failures).toBe(1);
    expect((await readdir(folder)).filter((name) => name.endsWith(".journal"))).toEqual([
      "00000001.journal",
    ]);
    const again = await openJournal(folder);
    expect(stateOf(again.instances)).toBe(expected);
    await again.close();
  },
);

it("refuses everything when it cannot tell which file will be there after a power cut", async () => {
  const folder = await temporaryFolder();
  const disk = secondGeneration("rename", () => {
    throw systemError("EIO", "i/o error");
  });
  const journal = await openJournal(folder, { disk, compactAt: COMPACT_AT });
  await journal.commit([created("a", "x".repeat(COMPACT_AT))]);
  await journal.commit([created("b")]);
  await vi.waitFor(() => expect(journal.settled()).rejects.toMatchObject({ code: "STORE_FAILED" }));
  await journal.close();
  const again = await openJournal(folder);
  expect([...again.instances.keys()]).toEqual(["a", "b"]);
  await again.close();
});

it("leaves no half copy behind when it is closed meanwhile", async () => {
  const folder = await temporaryFolder();
  const journal = await openJournal(folder, { compactAt: COMPACT_AT });
  await journal.commit([created("a", "x".repeat(COMPACT_AT))]);
  const durable = journal.commit([created("b")]);
  await journal.close();
  await durable;
  expect(await readdir(folder)).toHaveLength(1);
  const again = await openJournal(folder);
  expect([...again.instances.keys()]).toEqual(["a", "b"]);
  await again.close();
});
