import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { created, nextCommit, randomFrom, stateOf } from "../testing/commits.ts";
import { temporaryFolder } from "../testing/folder.ts";
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

it("reads a state that was acknowledged or newer, also while files are replaced", async () => {
  const folder = await temporaryFolder();
  const journal = await openJournal(folder, { compactAt: 500 });
  const random = randomFrom(5);
  const states = new Map([["[]", 0]]);
  let acknowledged = 0;
  let done = false;
  const write = async () => {
    while (!done) {
      const number = states.size;
      const durable = journal.commit(nextCommit(random, journal.instances, number));
      states.set(stateOf(journal.instances), number);
      await durable;
      acknowledged = Math.max(acknowledged, number);
    }
  };
  const writers = [write(), write()];
  for (let reading = 0; reading < 150; reading++) {
    const atLeast = acknowledged;
    const { instances } = await readJournal(folder);
    expect(states.get(stateOf(instances)), `reading ${reading}`).toBeGreaterThanOrEqual(atLeast);
  }
  done = true;
  await Promise.all(writers);
  await journal.close();
  expect(Number.parseInt((await readdir(folder))[0]!, 10)).toBeGreaterThan(5);
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
