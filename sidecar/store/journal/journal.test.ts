import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { created, nextCommit, randomFrom, received, stateOf } from "../testing/commits.ts";
import { temporaryFolder } from "../testing/folder.ts";
import { openJournal } from "./journal.ts";

it("gives the same state when it is opened again", async () => {
  const folder = await temporaryFolder();
  const random = randomFrom(2);
  let expected = "[]";
  for (let n = 0; n < 300;) {
    const journal = await openJournal(folder);
    expect(stateOf(journal.instances)).toBe(expected);
    expect(journal.notices).toEqual([]);
    for (const end = n + 100; n < end; n++)
      await journal.commit(nextCommit(random, journal.instances, n));
    expected = stateOf(journal.instances);
    await journal.close();
  }
});

it("keeps any text in ids and payloads", async () => {
  const folder = await temporaryFolder();
  const texts = [
    "",
    "a\nb\r\n",
    "\u0000",
    "\u2028",
    "名前 😀",
    "\ud800",
    "__proto__",
    "constructor",
    "0 [] \\",
  ];
  const journal = await openJournal(folder);
  for (const text of texts) await journal.commit([created(text, text), received(text, text)]);
  await journal.close();
  const again = await openJournal(folder);
  expect([...again.instances.keys()]).toEqual(texts);
  expect(Array.from(again.instances.values(), ({ inbox }) => inbox)).toMatchObject(
    texts.map((text) => [{ instanceId: text, input: text }, { input: text }]),
  );
  await again.close();
});

it("is a text of one line per commit", async () => {
  const folder = await temporaryFolder();
  const journal = await openJournal(folder);
  const first = [created("a"), created("b")];
  const second = [received("a", "1")];
  await journal.commit(first);
  await journal.commit(second);
  await journal.close();
  const text = await readFile(join(folder, "00000001.journal"), "utf8");
  const records = text.split("\n").map((line) => line.split(" ").slice(2).join(" "));
  const header = { journal: "workflow", version: 1, instances: 0 };
  expect(records.filter(Boolean).map((json) => JSON.parse(json))).toEqual([
    header,
    first,
    second,
    [],
  ]);
});

it("gives every line the byte at which its write begins", async () => {
  const folder = await temporaryFolder();
  const journal = await openJournal(folder);
  await Promise.all([journal.commit([created("a")]), journal.commit([created("b")])]);
  await journal.commit([created("c")]);
  await journal.close();
  const lines = (await readFile(join(folder, "00000001.journal"), "utf8")).trimEnd().split("\n");
  const offsets = lines.map((_, n) =>
    lines.slice(0, n).reduce((sum, line) => sum + line.length + 1, 0),
  );
  const [header, a, , c, end] = offsets;
  expect(lines.map((line) => Number(line.split(" ")[1]))).toEqual([header, a, a, c, end]);
});

it("makes the folder, for its owner only, and the folders above", async () => {
  const folder = join(await temporaryFolder(), "data", "of lesson 3");
  const journal = await openJournal(folder);
  await journal.commit([created("a")]);
  await journal.close();
  expect(await readdir(folder)).toEqual(["00000001.journal"]);
  if (process.platform === "win32") return;
  expect((await stat(folder)).mode & 0o077).toBe(0);
  expect((await stat(join(folder, "00000001.journal"))).mode & 0o077).toBe(0);
});

it("says why a folder cannot be used", async () => {
  const file = join(await temporaryFolder(), "a file");
  await writeFile(file, "mine");
  await expect(openJournal(file)).rejects.toMatchObject({
    code: "FOLDER_UNUSABLE",
    message: `The data folder ${file} cannot be used: it is not a folder.`,
  });
  await expect(openJournal(join(file, "below"))).rejects.toMatchObject({ code: "FOLDER_UNUSABLE" });
});

it("leaves everything else in the folder alone", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "00000007.journal.d"));
  await writeFile(join(folder, "1.journal"), "mine");
  await writeFile(join(folder, "notes.tmp"), "mine");
  const journal = await openJournal(folder);
  await journal.close();
  expect(await readdir(folder)).toEqual(
    expect.arrayContaining(["00000007.journal.d", "1.journal", "notes.tmp"]),
  );
});

it("deletes what an interrupted compaction left", async () => {
  const folder = await temporaryFolder();
  await (await openJournal(folder)).close();
  await writeFile(join(folder, "00000002.journal.tmp"), "half a fi");
  await (await openJournal(folder)).close();
  expect(await readdir(folder)).toEqual(["00000001.journal"]);
});
