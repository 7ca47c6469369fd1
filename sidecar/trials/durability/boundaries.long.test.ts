/**
 * A varied workload on the real journal. The machine stops at every operation of its disk, in
 * turn: each write, sync, rename, deletion, cut and folder sync. It is started again on what the
 * crash left, runs to the end, and the invariant is checked.
 */
import { expect, test } from "vitest";
import { Invariant } from "../../simulation/invariant.ts";
import { seeded } from "../../simulation/random.ts";
import { simulate } from "../../simulation/simulation.ts";
import { recover } from "../../store/journal/recover.ts";
import { randomFrom } from "../../store/testing/commits.ts";
import { FragileDisk } from "../../store/testing/fragile-disk.ts";
import { FOLDER, JournalMachine, type Survivor } from "./journal-machine.ts";
import { workload } from "./workload.ts";

/** Gives an order of events in which commits are made while a compaction runs. */
const SEED = 2;

/** Runs the workload on a disk that stops after so many operations; returns the last disk. */
async function run(
  operations: number,
  survivor: Survivor,
  invariant = new Invariant(),
): Promise<FragileDisk> {
  const disk = new FragileDisk(randomFrom(SEED));
  disk.stopAfter(operations);
  const machine = new JournalMachine(disk, survivor);
  await simulate({ random: seeded(SEED), machine, plans: workload(), crashes: 0, invariant });
  return machine.disk;
}

const undisturbed = () => run(Infinity, (disk) => disk);

test("the workload is long enough for compactions", async () => {
  const disk = await undisturbed();
  expect(Number.parseInt(await journalOn(disk), 10)).toBeGreaterThan(2);
});

test.each<[string, Survivor]>([
  ["the process is killed", (disk) => disk.afterKill()],
  ["the power is cut and all unsynced data is lost", (disk) => disk.afterPowerCut("nothing")],
  [
    "the power is cut and parts of the unsynced data are lost",
    (disk) => disk.afterPowerCut("something"),
  ],
  ["the power is cut and all unsynced data is there", (disk) => disk.afterPowerCut("everything")],
])("the invariant holds when, at any operation, %s", async (_, survivor) => {
  const { operations } = await undisturbed();
  for (let last = 1; last <= operations; last++) {
    await expect(run(last, survivor), `stopped at ${last}`).resolves.toBeDefined();
  }
});

test("the invariant holds whichever byte of the last writes is the last one there", async () => {
  const { operations } = await undisturbed();
  let cuts = 0;
  for (let last = operations - 10; last <= operations; last++) {
    const invariant = new Invariant();
    const cutAnywhere: Survivor = async (disk) => {
      const name = await journalOn(disk);
      const content = disk.content(name) ?? Buffer.alloc(0);
      const durable = disk.durableLength(name);
      for (let length = durable; length < content.length; length++) {
        const survivor = FragileDisk.with(name, content.subarray(0, length));
        const { instances, notices } = await recover(survivor, FOLDER);
        invariant.restarted(instances);
        const torn = length - (survivor.content(name)?.length ?? 0);
        expect(notices).toEqual(torn === 0 ? [] : [expect.stringContaining(`Cut ${torn} bytes`)]);
        cuts += 1;
      }
      return FragileDisk.with(name, content.subarray(0, (durable + content.length) >> 1));
    };
    await expect(run(last, cutAnywhere, invariant), `stopped at ${last}`).resolves.toBeDefined();
  }
  expect(cuts).toBeGreaterThan(300);
});

/** The name of the newest journal file. */
async function journalOn(disk: FragileDisk): Promise<string> {
  const names = await disk.list();
  return (
    names
      .filter((name) => name.endsWith(".journal"))
      .sort()
      .at(-1) ?? ""
  );
}
