import { expect, test } from "vitest";
import { apply, snapshotOf } from "./change.ts";
import { deliver } from "./commands.ts";
import { stamp } from "./env.ts";
import { world } from "./fixtures.ts";
import type { Instance } from "./instance.ts";
import { statusOf } from "./instance.ts";

/** An instance in its second generation, with work in its history and an event in its inbox. */
function busy() {
  const w = world();
  w.start("a");
  w.run("a", [{ id: 1, type: "continueAsNew", input: "2", carryover: [] }]);
  w.run("a", [{ id: 1, type: "scheduleTask", name: "step" }], "busy");
  w.decide(deliver(w.instances, "a", { ...stamp(w.env), type: "EventRaised", name: "go" }));
  return w;
}

test("a restored instance is the one that the snapshot was taken of", () => {
  const before = busy().get("a");
  expect(before).toMatchObject({ generation: 1, customStatus: "busy" });
  const instances = new Map<string, Instance>();
  apply(instances, JSON.parse(JSON.stringify(snapshotOf(before))));
  expect(instances.get("a")).toEqual(before);
});

test("a restored instance without a custom status has none", () => {
  const w = world();
  w.start("a");
  const instances = new Map<string, Instance>();
  apply(instances, snapshotOf(w.get("a")));
  expect(instances.get("a")).not.toHaveProperty("customStatus");
});

test("a turn that names no custom status takes the old one away", () => {
  const w = busy();
  w.run("a", [{ id: 1, type: "scheduleTask", name: "step" }]);
  expect(w.get("a")).not.toHaveProperty("customStatus");
});

test("a change to an instance that is not there says so: the journal cannot be right", () => {
  const event = { ...stamp(world().env), type: "EventRaised" as const, name: "go" };
  expect(() => apply(new Map(), { type: "received", id: "a", event })).toThrow(
    "received for the unknown instance 'a'",
  );
});

test("an instance is pending, running from its first turn on, and counts its turns", () => {
  const w = world();
  w.start("a");
  expect(statusOf(w.get("a"))).toBe("PENDING");
  expect(w.get("a").seen.turns).toBe(0);
  w.run("a", [{ id: 1, type: "continueAsNew", carryover: [] }]);
  expect(statusOf(w.get("a"))).toBe("RUNNING");
  w.run("a", []);
  expect(w.get("a").seen.turns).toBe(1);
});
