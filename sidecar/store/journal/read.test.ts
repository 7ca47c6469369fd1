import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Change } from "../../engine/change.ts";
import { created, started } from "../testing/commits.ts";
import { temporaryFolder } from "../testing/folder.ts";
import { systemError, troubledDisk } from "../testing/troubled-disk.ts";
import { sortNames } from "./file.ts";
import { openJournal } from "./journal.ts";
import { readJournal } from "./read.ts";

it("reads what is committed while the writer is open, and leaves no trace", async () => {
  const folder = await temporaryFolder();
  const journal = await openJournal(folder);
  await journal.commit([created("a")]);
  const names = await readdir(folder);
  expect(await readJournal(folder)).toEqual({ instances: journal.instances, notices: [] });
  expect(await readdir(folder)).toEqual(names);
  await journal.commit([created("b")]);
  expect((await readJournal(folder)).instances.size).toBe(2);
  await journal.close();
});

async function generation(folder: string): Promise<number> {
  return sortNames(await readdir(folder)).newest;
}

/** A commit that makes the state of `a` another one, of the same size. */
function nextStatus(n: number): Change[] {
  const inbox = [started("a")];
  const executionId = `run ${n}`;
  return [{ type: "continued", id: "a", executionId, consumed: 1, inbox, customStatus: `${n}` }];
}

it("reads a state that was acknowledged or newer, while files are written and replaced", async () => {
  const folder = await temporaryFolder();
  const journal = await openJournal(folder, { compactAt: 500 });
  await journal.commit([created("a"), ...nextStatus(0)]);
  let acknowledged = 0;
  let done = false;
  const write = async () => {
    for (let n = 1; !done; n++) {
      await journal.commit(nextStatus(n));
      acknowledged = n;
    }
  };
  const writer = write();
  for (let readings = 0; readings < 50 || (await generation(folder)) < 20; readings++) {
    const atLeast = acknowledged;
    const { instances } = await readJournal(folder);
    expect(Number(instances.get("a")?.customStatus)).toBeGreaterThanOrEqual(atLeast);
  }
  done = true;
  await writer;
  await journal.close();
});

it("goes on to the next file when the one it found is gone", async () => {
  const folder = await temporaryFolder();
  const journal = await openJournal(folder, { compactAt: 500 });
  await journal.commit([created("a"), ...nextStatus(0)]);
  let opened = 0;
  const disk = troubledDisk(async (operation) => {
    if (operation !== "open" || ++opened > 1) return;
    for (let n = 1; (await generation(folder)) === 1; n++) await journal.commit(nextStatus(n));
    // One commit more is written behind the deletion of the old file.
    await journal.commit(nextStatus(-1));
  });
  const { instances } = await readJournal(folder, disk);
  expect(instances.get("a")?.customStatus).toBe("-1");
  expect(opened).toBe(2);
  await journal.close();
});

it("gives up on a file that is there but cannot be opened", async () => {
  const folder = await temporaryFolder();
  await (await openJournal(folder)).close();
  const disk = troubledDisk((operation) => {
    if (operation === "open") throw systemError("EACCES", "permission denied");
  });
  await expect(readJournal(folder, disk)).rejects.toMatchObject({
    code: "FOLDER_UNUSABLE",
    message: expect.stringContaining("permission denied (EACCES)"),
  });
});

it("finds no instances in a folder without a journal", async () => {
  expect(await readJournal(await temporaryFolder())).toEqual({ instances: new Map(), notices: [] });
});

it("says that a folder is missing", async () => {
  const folder = join(await temporaryFolder(), "nowhere");
  await expect(readJournal(folder)).rejects.toMatchObject({
    code: "FOLDER_UNUSABLE",
    message: `The data folder ${folder} cannot be used: no such file or directory (ENOENT).`,
  });
});
