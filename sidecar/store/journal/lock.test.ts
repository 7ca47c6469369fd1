import { mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startOpener } from "../testing/child.ts";
import { temporaryFolder } from "../testing/folder.ts";
import { openJournal } from "./journal.ts";
import { lockFolder } from "./lock.ts";

it("refuses a second writer in the same process until the first is closed", async () => {
  const folder = await temporaryFolder();
  const first = await openJournal(folder);
  await expect(openJournal(folder)).rejects.toMatchObject({
    code: "FOLDER_IN_USE",
    message: `The data folder ${folder} is in use by the sidecar with process id ${process.pid}.`,
  });
  await first.close();
  await (await openJournal(folder)).close();
  expect(await readdir(folder)).not.toContain("lock");
});

it("refuses a second process, names the first, and lets it in when the first has ended", async () => {
  const folder = await temporaryFolder();
  const first = startOpener(folder, "hold");
  expect(await first.line()).toBe("open");
  const second = startOpener(folder, "hold");
  expect(await second.line()).toMatch(new RegExp(`^FOLDER_IN_USE .* process id ${first.pid}\\.$`));
  await first.end();
  const third = startOpener(folder, "hold");
  expect(await third.line()).toBe("open");
  await third.end();
  expect(await readdir(folder)).not.toContain("lock");
});

it("lets the next one in at once when the holder was killed", async () => {
  const folder = await temporaryFolder();
  const holder = startOpener(folder, "hold");
  expect(await holder.line()).toBe("open");
  await holder.kill();
  await (await openJournal(folder)).close();
});

it("lets exactly one of several starting processes in", async () => {
  const folder = await temporaryFolder();
  const starters = [1, 2, 3, 4].map(() => startOpener(folder, "hold"));
  const lines = await Promise.all(starters.map((starter) => starter.line()));
  expect(lines.filter((line) => line === "open")).toHaveLength(1);
  const winner = starters[lines.indexOf("open")]!;
  const refusal = expect.stringMatching(
    new RegExp(`^FOLDER_IN_USE .* process id ${winner.pid}\\.$`),
  );
  expect(lines.filter((line) => line !== "open")).toEqual([refusal, refusal, refusal]);
});

it("lets exactly one of many simultaneous attempts in, and then the next", async () => {
  const folder = await temporaryFolder();
  for (let round = 0; round < 5; round++) {
    const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)));
    const winners = attempts.filter((attempt) => attempt.status === "fulfilled");
    expect(winners).toHaveLength(1);
    await winners[0]!.value();
  }
});

it("is not fooled by a lock file whose process id belongs to another program now", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "lock"), `${process.ppid}\n`);
  await (await openJournal(folder)).close();
});

it("says that the folder is in use when the holder's name cannot be read", async () => {
  const folder = await temporaryFolder();
  const release = await lockFolder(folder);
  await writeFile(join(folder, "lock"), "");
  await expect(lockFolder(folder)).rejects.toMatchObject({
    code: "FOLDER_IN_USE",
    message: `The data folder ${folder} is in use by another sidecar.`,
  });
  await release();
});

it("knows a folder by another path", async () => {
  const parent = await temporaryFolder();
  await mkdir(join(parent, "data"));
  await symlink(join(parent, "data"), join(parent, "link"), "junction");
  const release = await lockFolder(join(parent, "data"));
  await expect(lockFolder(join(parent, "link"))).rejects.toMatchObject({ code: "FOLDER_IN_USE" });
  await release();
});

it("does not take a new folder for a held one that was deleted", async () => {
  const parent = await temporaryFolder();
  await mkdir(join(parent, "data"));
  const release = await lockFolder(join(parent, "data"));
  await rm(join(parent, "data"), { recursive: true });
  for (let n = 0; n < 5; n++) {
    await mkdir(join(parent, `data ${n}`));
    const releaseNew = await lockFolder(join(parent, `data ${n}`));
    await releaseNew();
  }
  await release();
});
