import { describe, expect, it, onTestFinished } from "vitest";
import { apply } from "../engine/change.ts";
import type { Instance } from "../engine/instance.ts";
import type { Store } from "./store.ts";
import {
  created,
  nextCommit,
  randomFrom,
  received,
  scheduled,
  started,
  stateOf,
  turned,
} from "./testing/commits.ts";

/** What every store must do. `open` makes an empty one. */
export function storeSuite(name: string, open: () => Promise<Store>): void {
  const fresh = async () => {
    const store = await open();
    onTestFinished(() => store.close());
    return store;
  };

  describe(name, () => {
    it("begins without instances", async () => {
      expect((await fresh()).instances.size).toBe(0);
    });

    it("shows a commit at once, before it is durable", async () => {
      const store = await fresh();
      const durable = store.commit([created("a")]);
      expect(store.instances.has("a")).toBe(true);
      await durable;
    });

    it("applies all changes of a commit in order", async () => {
      const store = await fresh();
      await store.commit([
        created("a"),
        received("a", "1"),
        { type: "purged", id: "a" },
        created("b"),
      ]);
      expect([...store.instances.keys()]).toEqual(["b"]);
    });

    it("applies every kind of change as the engine defines it", async () => {
      const store = await fresh();
      const random = randomFrom(1);
      const expected = new Map<string, Instance>();
      for (let n = 0; n < 300; n++) {
        const changes = nextCommit(random, store.instances, n);
        for (const change of structuredClone(changes)) apply(expected, change);
        await store.commit(changes);
      }
      expect(stateOf(store.instances)).toBe(stateOf(expected));
    });

    it("resolves commits in the order they were made", async () => {
      const store = await fresh();
      const order: number[] = [];
      const commit = (n: number) => store.commit([created(`${n}`)]).then(() => order.push(n));
      await Promise.all(Array.from({ length: 20 }, (_, n) => commit(n)));
      expect(order).toEqual(Array.from({ length: 20 }, (_, n) => n));
    });

    it("is settled when nothing was committed", async () => {
      await expect((await fresh()).settled()).resolves.toBeUndefined();
    });

    it("is settled no sooner than every commit before is durable", async () => {
      const store = await fresh();
      const order: string[] = [];
      const commits = ["a", "b"].map((id) =>
        store.commit([created(id)]).then(() => order.push(id)),
      );
      await store.settled().then(() => order.push("settled"));
      await Promise.all(commits);
      expect(order).toEqual(["a", "b", "settled"]);
    });

    it("refuses a commit for an unknown instance, and all that follow", async () => {
      const store = await fresh();
      await store.commit([created("a")]);
      const impossible = store.commit([received("nobody", "1")]);
      await expect(impossible).rejects.toMatchObject({ code: "STORE_FAILED" });
      await expect(store.commit([received("a", "1")])).rejects.toMatchObject({
        code: "STORE_FAILED",
      });
    });

    it("makes what was committed durable before it closes", async () => {
      const store = await fresh();
      const durable = store.commit([created("a")]);
      await store.close();
      await expect(durable).resolves.toBeUndefined();
    });

    it("refuses commits once it is closed, and closes twice", async () => {
      const store = await fresh();
      await Promise.all([store.close(), store.close()]);
      await expect(store.commit([created("a")])).rejects.toMatchObject({ code: "STORE_FAILED" });
      expect(store.instances.size).toBe(0);
    });

    it("keeps a history in its order", async () => {
      const store = await fresh();
      await store.commit([created("a")]);
      const events = [scheduled(0), scheduled(1)];
      const turn = turned("a", 1, events);
      await store.commit([turn]);
      expect(store.instances.get("a")).toMatchObject({
        history: [turn.started, started("a"), ...events],
        inbox: [],
      });
    });
  });
}
