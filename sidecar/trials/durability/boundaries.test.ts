/**
 * A varied workload on the real journal. The machine stops at every operation of its disk, in
 * turn: each write, sync, rename, deletion, cut and folder sync. It is started again on what the
 * crash left, runs to the end, and the invariant is checked.
 */
import { expect, test } from "vitest";
import { seeded } from "../../simulation/random.ts";
import { simulate } from "../../simulation/simulation.ts";
import { randomFrom } from "../../store/testing/commits.ts";
import { FragileDisk } from "../../store/testing/fragile-disk.ts";
import { JournalMachine } from "./journal-machine.ts";
import { workload } from "./workload.ts";

/** What may be there after the machine has stopped. */
const crashes = {
  "the process is killed": (disk: FragileDisk) => disk.afterKill(),
  "the power is cut and all unsynced data is lost": (disk: FragileDisk) =>
    disk.afterPowerCut("nothing"),
  "the power is cut and any part of the unsynced data is lost": (disk: FragileDisk) =>
    disk.afterPowerCut("something"),
  "the power is cut and all unsynced data happens to be there": (disk: FragileDisk) =>
    disk.afterPowerCut("everything"),
};

/** Runs the workload on a disk that stops after so many operations. */
async function run(operations: number, survivor: (disk: FragileDisk) => FragileDisk) {
  const disk = new FragileDisk(randomFrom(1));
  disk.stopAfter(operations);
  const machine = new JournalMachine(disk, survivor);
  await simulate({ random: seeded(1), machine, plans: workload(), crashes: 0 });
  return { machine, hasStopped: disk.stopped };
}

test.each(Object.entries(crashes))(
  "the invariant holds when, at any operation, %s",
  async (_, survivor) => {
    let operations = 0;
    for (let goesOn = true; goesOn;) {
      operations += 1;
      const end = run(operations, survivor);
      await expect(end, `stopped at operation ${operations}`).resolves.toBeDefined();
      goesOn = (await end).hasStopped;
    }
    expect(operations).toBeGreaterThan(100);
  },
);

test("the workload leads to compactions", async () => {
  const { machine } = await run(Infinity, (disk) => disk);
  const [name] = await machine.disk.list();
  expect(Number.parseInt(name ?? "", 10)).toBeGreaterThan(2);
});
