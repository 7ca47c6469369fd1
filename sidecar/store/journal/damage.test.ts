import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { created, received, stateOf } from "../testing/commits.ts";
import { temporaryFolder } from "../testing/folder.ts";
import { FragileDisk } from "../testing/fragile-disk.ts";
import { openJournal } from "./journal.ts";
import { decodeLine, encodeLine } from "./line.ts";
import { readJournal } from "./read.ts";
import { recover } from "./recover.ts";

const NAME = "00000001.journal";

/** A journal's bytes, where its lines begin, and the state before each line (and after the last). */
interface Sample {
  bytes: Buffer;
  lines: number[];
  states: string[];
}

/** Three commits with a write each, then three that share one. */
async function sample({ closed }: { closed: boolean }): Promise<Sample> {
  const folder = await temporaryFolder();
  const journal = await openJournal(folder);
  const states = ["[]", "[]"];
  const commit = (...changes: Parameters<typeof journal.commit>) => {
    const durable = journal.commit(...changes);
    states.push(stateOf(journal.instances));
    return durable;
  };
  await commit([created("a", "Grüße")]);
  await commit([created("b"), received("a", "1")]);
  await commit([received("a", "2")]);
  await Promise.all([1, 2, 3].map((n) => commit([received("b", `${n}`)])));
  const open = await readFile(join(folder, NAME));
  await journal.close();
  if (closed) states.push(states.at(-1)!);
  const bytes = closed ? await readFile(join(folder, NAME)) : open;
  const lines = [0];
  for (let at = bytes.indexOf(10); at < bytes.length - 1; at = bytes.indexOf(10, at + 1))
    lines.push(at + 1);
  return { bytes, lines, states };
}

async function folderWith(bytes: Buffer): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, NAME), bytes);
  return folder;
}

/** The line that holds a byte. */
function lineAt(lines: number[], byte: number): number {
  return lines.findLastIndex((start) => start <= byte);
}

it("cuts an unfinished end off at whatever byte it stops, and says so", async () => {
  const { bytes, lines, states } = await sample({ closed: false });
  const ends = [...lines, bytes.length];
  for (let length = lines[1]!; length <= bytes.length; length++) {
    const disk = FragileDisk.with(NAME, bytes.subarray(0, length));
    const { instances, notices } = await recover(disk, "/data");
    const whole = lineAt(ends, length);
    const torn = length - ends[whole]!;
    expect(stateOf(instances), `cut at byte ${length}`).toBe(states[whole]);
    const notice = expect.stringContaining(
      `Cut ${torn} bytes off the end of ${join("/data", NAME)}`,
    );
    expect(notices).toEqual(torn === 0 ? [] : [notice]);
    expect(disk.content(NAME)?.length).toBe(ends[whole]);
  }
});

it("goes on after a cut", async () => {
  const { bytes } = await sample({ closed: false });
  const folder = await folderWith(bytes.subarray(0, -3));
  const journal = await openJournal(folder);
  await journal.commit([created("c")]);
  const expected = stateOf(journal.instances);
  await journal.close();
  const again = await openJournal(folder);
  expect(stateOf(again.instances)).toBe(expected);
  expect(again.notices).toEqual([]);
  await again.close();
});

it("refuses a journal with any byte changed, names the damaged line's byte and changes nothing", async () => {
  const { bytes, lines } = await sample({ closed: true });
  // The last line only says that the journal was closed. Without it nothing is lost, unless the
  // newline before it goes too, and with that the line it ends: a cut end, as far as one can see.
  for (let byte = 0; byte < lines.at(-1)! - 1; byte++) {
    const changed = Buffer.from(bytes);
    changed[byte]! ^= 1 << (byte % 8);
    const disk = FragileDisk.with(NAME, changed);
    await expect(recover(disk, "/data"), `byte ${byte}`).rejects.toMatchObject({
      code: "JOURNAL_DAMAGED",
      message: expect.stringContaining(`at byte ${lines[lineAt(lines, byte)]}:`),
    });
    expect(disk.content(NAME)).toBe(changed);
  }
});

it("refuses a journal from which a line is missing", async () => {
  const { bytes, lines } = await sample({ closed: true });
  const folder = await folderWith(
    Buffer.concat([bytes.subarray(0, lines[2]), bytes.subarray(lines[3])]),
  );
  await expect(openJournal(folder)).rejects.toMatchObject({
    code: "JOURNAL_DAMAGED",
    message: `The journal ${join(folder, NAME)} is damaged at byte ${lines[2]}: a record is not where it was written.`,
  });
});

it("takes a hole in the last write for an interrupted write, whatever follows in it", async () => {
  const { bytes, lines, states } = await sample({ closed: false });
  const holed = Buffer.from(bytes).fill(0, lines[4], lines[5]! - 1);
  const journal = await openJournal(await folderWith(holed));
  expect(stateOf(journal.instances)).toBe(states[4]);
  expect(journal.notices).toEqual([
    expect.stringContaining(`Cut ${bytes.length - lines[4]!} bytes`),
  ]);
  await journal.close();
});

it("refuses a file that does not begin as a journal, an empty one too", async () => {
  for (const text of ["", "\n", "hello\n", encodeLine({ start: 0, json: '{"other":"format"}' })]) {
    const folder = await folderWith(Buffer.from(text));
    await expect(openJournal(folder)).rejects.toMatchObject({
      code: "JOURNAL_DAMAGED",
      message: expect.stringContaining("at byte 0: it does not begin with a journal's header"),
    });
  }
});

it("refuses a file of which less than the snapshot is there", async () => {
  const header = encodeLine({ start: 0, json: '{"journal":"workflow","version":1,"instances":2}' });
  const folder = await folderWith(Buffer.from(header + encodeLine({ start: 0, json: "[]" })));
  await expect(openJournal(folder)).rejects.toMatchObject({
    code: "JOURNAL_DAMAGED",
    message: expect.stringContaining("its snapshot is not whole"),
  });
});

it("refuses a newer format", async () => {
  const json = '{"journal":"workflow","version":2,"instances":0}';
  const folder = await folderWith(Buffer.from(encodeLine({ start: 0, json })));
  await expect(openJournal(folder)).rejects.toMatchObject({ code: "JOURNAL_NEWER" });
});

it("refuses changes that cannot have been made", async () => {
  const { bytes } = await sample({ closed: false });
  const line = encodeLine({ start: bytes.length, json: '[{"type":"purged","id":"nobody"}]' });
  const folder = await folderWith(Buffer.concat([bytes, Buffer.from(line)]));
  await expect(openJournal(folder)).rejects.toMatchObject({
    code: "JOURNAL_DAMAGED",
    message: expect.stringContaining(
      `at byte ${bytes.length}: purged for the unknown instance 'nobody'`,
    ),
  });
});

it("lets go of a folder it refuses", async () => {
  const folder = await folderWith(Buffer.from("hello\n"));
  await expect(openJournal(folder)).rejects.toMatchObject({ code: "JOURNAL_DAMAGED" });
  await expect(openJournal(folder)).rejects.toMatchObject({ code: "JOURNAL_DAMAGED" });
});

it("reads an unfinished end without changing the file", async () => {
  const { bytes, states } = await sample({ closed: false });
  const folder = await folderWith(bytes.subarray(0, -1));
  const { instances, notices } = await readJournal(folder);
  expect(stateOf(instances)).toBe(states.at(-2));
  expect(notices).toEqual([expect.stringContaining("Left out the last")]);
  expect(await readFile(join(folder, NAME))).toEqual(bytes.subarray(0, -1));
});

it("reads a line back only when no bit of it has changed", () => {
  const line = { start: 58, json: '[{"input":"Grüße"}]' };
  const bytes = Buffer.from(encodeLine(line).trimEnd());
  expect(decodeLine(bytes)).toEqual(line);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Buffer.from(bytes);
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    expect(decodeLine(flipped), `bit ${bit}`).toBeUndefined();
  }
});
