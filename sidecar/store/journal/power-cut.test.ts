import { expect, it } from "vitest";
import { nextCommit, randomFrom, stateOf } from "../testing/commits.ts";
import { FragileDisk } from "../testing/fragile-disk.ts";
import { JournalStore } from "./journal-store.ts";
import { recover } from "./recover.ts";

const FOLDER = "/data";
/** Small, so that a few commits lead to a compaction. */
const COMPACT_AT = 3000;

/** What a test remembers while the journal forgets: the state after each commit, oldest first. */
interface Witness {
  states: string[];
  /** How many of the commits were acknowledged. */
  acknowledged: number;
}

async function openOn(disk: FragileDisk): Promise<JournalStore> {
  const release = async () => {};
  const options = { disk, folder: FOLDER, compactAt: COMPACT_AT, release };
  return new JournalStore(await recover(disk, FOLDER), options);
}

/** Four writers commit until the machine stops. */
async function commitUntilStopped(store: JournalStore, random: () => number, witness: Witness) {
  const write = async () => {
    for (;;) {
      const number = witness.states.length;
      const durable = store.commit(nextCommit(random, store.instances, number));
      witness.states.push(stateOf(store.instances));
      await durable;
      witness.acknowledged = Math.max(witness.acknowledged, number);
    }
  };
  await Promise.allSettled([write(), write(), write(), write()]);
}

/** The opened journal must hold every acknowledged commit, and of the others the first ones. */
function expectNothingLost(store: JournalStore, witness: Witness, when: string): void {
  const state = stateOf(store.instances);
  const held = witness.states.lastIndexOf(state);
  expect(held, `${when}: ${witness.acknowledged} were acknowledged`).toBeGreaterThanOrEqual(
    witness.acknowledged,
  );
  witness.states.length = held + 1;
  witness.acknowledged = held;
}

it("loses nothing acknowledged when the power is cut at any operation, compactions included", async () => {
  let generations = 0;
  for (let operations = 1; operations <= 150; operations++) {
    const random = randomFrom(operations);
    const disk = new FragileDisk(random);
    const witness = { states: ["[]"], acknowledged: 0 };
    disk.stopAfter(operations);
    const store = await openOn(disk).catch(() => undefined);
    if (store) await commitUntilStopped(store, random, witness);
    const survivor = disk.afterPowerCut();
    expectNothingLost(await openOn(survivor), witness, `after ${operations} operations`);
    const names = await survivor.list();
    expect(names).toEqual([expect.stringMatching(/^\d{8}\.journal$/)]);
    generations = Math.max(generations, Number.parseInt(names[0]!, 10));
  }
  expect(generations).toBeGreaterThan(2);
});

it("loses nothing acknowledged when a kill at any operation is followed by a power cut", async () => {
  for (let operations = 1; operations <= 150; operations++) {
    const random = randomFrom(operations);
    const witness = { states: ["[]"], acknowledged: 0 };
    const disk = new FragileDisk(random);
    disk.stopAfter(operations);
    const first = await openOn(disk).catch(() => undefined);
    if (first) await commitUntilStopped(first, random, witness);
    const killed = disk.afterKill();
    const second = await openOn(killed);
    expectNothingLost(second, witness, `killed after ${operations} operations`);
    killed.stopAfter(3);
    await commitUntilStopped(second, random, witness);
    const third = await openOn(killed.afterPowerCut());
    expectNothingLost(third, witness, `power cut, killed after ${operations} operations before`);
  }
});

it("loses nothing acknowledged through kills and power cuts in turn, starts included", async () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = randomFrom(seed);
    const witness = { states: ["[]"], acknowledged: 0 };
    let disk = new FragileDisk(random);
    for (let round = 1; round <= 8; round++) {
      disk.stopAfter(1 + Math.floor(random() * 60));
      const store = await openOn(disk).catch(() => undefined);
      if (store) {
        expectNothingLost(store, witness, `seed ${seed}, round ${round}`);
        await commitUntilStopped(store, random, witness);
      }
      disk = random() < 0.5 ? disk.afterKill() : disk.afterPowerCut();
    }
  }
});
