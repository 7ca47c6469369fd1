/** A sidecar that lives long: its folder holds what lives, not what has been. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { wallClock } from "../../clock.ts";
import type { Action } from "../../engine/action.ts";
import { snapshotOf } from "../../engine/change.ts";
import { Hub } from "../../hub/hub.ts";
import * as requests from "../../hub/requests.ts";
import { openJournal } from "../../store/journal/journal.ts";
import { temporaryFolder } from "../../store/testing/folder.ts";

/** Where a small journal is compacted; the default's 4 MiB would take long to fill. */
const COMPACT_AT = 64 * 1024;

/** A hub on a journal, with a worker that answers each turn as it is told. */
async function longLived(answer: (generation: number) => Action) {
  const folder = await temporaryFolder();
  const store = await openJournal(folder, { compactAt: COMPACT_AT });
  let ids = 0;
  const hub = new Hub({ store, clock: wallClock, newId: () => `run ${++ids}`, observe: () => {} });
  onTestFinished(async () => {
    hub.stop();
    await store.close();
  });
  hub.connect({
    peer: "worker",
    sendTurn({ instanceId }) {
      const generation = hub.instances.get(instanceId)?.generation ?? 0;
      void hub.turnAnswered(instanceId, { actions: [answer(generation)] }, "worker");
    },
    sendActivity: () => {},
  });
  /** Bytes of all files in the folder, and bytes of what lives. */
  const sizes = async () => {
    let onDisk = 0;
    for (const name of await readdir(folder)) {
      // A compaction may delete it meanwhile.
      onDisk += (await stat(join(folder, name)).catch(() => ({ size: 0 }))).size;
    }
    const live = JSON.stringify(Array.from(store.instances.values(), snapshotOf)).length;
    return { onDisk, live };
  };
  /** A file may be twice as long as what it began with, and its successor is written beside it. */
  const expectBounded = async () => {
    const { onDisk, live } = await sizes();
    expect(onDisk).toBeLessThan(3 * Math.max(COMPACT_AT, 2 * live) + COMPACT_AT);
  };
  return { hub, expectBounded };
}

const complete: Action = { id: 1, type: "complete", status: "COMPLETED", result: '"done"' };
const input = JSON.stringify("x".repeat(200));

test("3,000 instances that come, end and are purged leave nothing", async () => {
  const { hub, expectBounded } = await longLived(() => complete);
  await requests.startInstance(hub, { instanceId: "kept", name: "flow", input }, "started");
  const live = async (lane: number) => {
    for (let n = 0; n < 150; n++) {
      const instanceId = `order-${lane}-${n}`;
      await requests.startInstance(hub, { instanceId, name: "flow", input }, "stored");
      await hub.waitFor(instanceId, requests.hasEnded, requests.noLook);
      await requests.purgeInstance(hub, instanceId, false);
      if (n % 30 === 0) await expectBounded();
    }
  };
  await Promise.all(Array.from({ length: 20 }, (_, lane) => live(lane)));
  await expectBounded();
  expect([...hub.instances.keys()]).toEqual(["kept"]);
});

test("3,000 generations of ten instances leave one of each", async () => {
  const GENERATIONS = 300;
  const { hub, expectBounded } = await longLived((generation) =>
    generation < GENERATIONS ? { id: 1, type: "continueAsNew", input, carryover: [] } : complete,
  );
  const live = async (n: number) => {
    const instanceId = `eternal-${n}`;
    await requests.startInstance(hub, { instanceId, name: "flow", input }, "stored");
    await hub.waitFor(instanceId, requests.hasEnded, requests.noLook);
  };
  let ended = false;
  const end = Promise.all(Array.from({ length: 10 }, (_, n) => live(n))).then(() => (ended = true));
  while (!ended) {
    await expectBounded();
    await Promise.race([end, new Promise((resolve) => setTimeout(resolve, 50))]);
  }
  await expectBounded();
  expect([...hub.instances.values()].map(({ generation }) => generation)).toEqual(
    Array.from({ length: 10 }, () => GENERATIONS),
  );
});
