import { describe, expect, test } from "vitest";
import { deliver, purge, start, suspend } from "./commands.ts";
import { stamp } from "./env.ts";
import { world } from "./fixtures.ts";
import type { Action } from "./action.ts";

type World = ReturnType<typeof world>;

const child = (id: number, instanceId: string): Action => ({
  id,
  type: "createChild",
  instanceId,
  name: "child",
});
const end = (w: World, id: string, actions: Action[] = []) =>
  w.run(id, [...actions, { id: 9, type: "complete", status: "COMPLETED" }]);

describe("starting", () => {
  test.each(["a/b", "a\\b", "a#b", "a?b", "a\nb"])("refuses the id %j", (instanceId) => {
    const w = world();
    expect(start(w.instances, { instanceId, name: "flow" }, w.env)).toEqual({ refused: "unfitId" });
  });

  test("keeps what the request says, and makes an execution id when it has none", () => {
    const w = world();
    const request = { instanceId: "a", name: "flow", input: "1", tags: { team: "red" } };
    const event = { ...request, id: -1, at: "2026-01-01T00:00:00.000Z", type: "ExecutionStarted" };
    expect(start(w.instances, request, w.env)).toEqual({
      changes: [{ type: "created", id: "a", start: { ...event, executionId: "execution-1" } }],
    });
    expect(start(w.instances, { ...request, executionId: "mine" }, w.env)).toEqual({
      changes: [{ type: "created", id: "a", start: { ...event, executionId: "mine" } }],
    });
  });
});

describe("delivering", () => {
  const event = (w: World) => ({ ...stamp(w.env), type: "EventRaised" as const, name: "go" });

  test("an event for nobody is refused", () => {
    const w = world();
    expect(deliver(w.instances, "a", event(w))).toEqual({ refused: "unknown" });
  });

  test("an ended instance takes an event without a word", () => {
    const w = world();
    w.start("a");
    end(w, "a");
    expect(deliver(w.instances, "a", event(w))).toEqual({ changes: [] });
  });
});

describe("suspending", () => {
  const suspended = (w: World) => ({ ...stamp(w.env), type: "ExecutionSuspended" as const });
  const resumed = (w: World) => ({ ...stamp(w.env), type: "ExecutionResumed" as const });
  const changes = (w: World) => w.decide(suspend(w.instances, "a", suspended(w)));

  test("nobody is refused", () => {
    const w = world();
    expect(suspend(w.instances, "a", suspended(w))).toEqual({ refused: "unknown" });
  });

  test("twice is once, whether a turn has noted the first or not", () => {
    const w = world();
    w.start("a");
    w.run("a", []);
    expect(changes(w)).toHaveLength(1);
    expect(changes(w)).toHaveLength(0);
    w.run("a", []);
    expect(changes(w)).toHaveLength(0);
  });

  test("works again after a resumption, whether a turn has noted that or not", () => {
    const w = world();
    w.start("a");
    w.run("a", []);
    changes(w);
    w.decide(deliver(w.instances, "a", resumed(w)));
    expect(changes(w)).toHaveLength(1);
    w.run("a", []);
    w.run("a", []);
    w.decide(deliver(w.instances, "a", resumed(w)));
    w.run("a", []);
    expect(changes(w)).toHaveLength(1);
  });

  test("an event that waits beside it does not hide it", () => {
    const w = world();
    w.start("a");
    w.run("a", []);
    changes(w);
    w.decide(deliver(w.instances, "a", { ...stamp(w.env), type: "EventRaised", name: "go" }));
    expect(changes(w)).toHaveLength(0);
  });
});

describe("purging", () => {
  test("needs an instance, and its end", () => {
    const w = world();
    expect(purge(w.instances, "a", false)).toEqual({ refused: "unknown" });
    w.start("a");
    expect(purge(w.instances, "a", false)).toEqual({ refused: "notEnded" });
    end(w, "a");
    expect(purge(w.instances, "a", false)).toEqual({ changes: [{ type: "purged", id: "a" }] });
  });

  /** A parent with an ended child, which has an ended child, and with one that goes on. */
  function family(): World {
    const w = world();
    w.start("parent");
    w.run("parent", [
      { id: 1, type: "scheduleTask", name: "step" },
      child(2, "done"),
      child(3, "busy"),
    ]);
    end(w, "done", [child(1, "grandchild")]);
    end(w, "grandchild");
    w.run("busy", []);
    end(w, "parent");
    return w;
  }

  test("removes the instance alone", () => {
    const w = family();
    w.decide(purge(w.instances, "parent", false));
    expect([...w.instances.keys()]).toEqual(["done", "busy", "grandchild"]);
  });

  test("removes ended children, and theirs, when that is asked for", () => {
    const w = family();
    const changes = w.decide(purge(w.instances, "parent", true));
    expect(changes).toEqual([
      { type: "purged", id: "parent" },
      { type: "purged", id: "done" },
      { type: "purged", id: "grandchild" },
    ]);
    expect([...w.instances.keys()]).toEqual(["busy"]);
  });

  test("passes over a child that is gone already", () => {
    const w = family();
    w.decide(purge(w.instances, "done", false));
    w.decide(purge(w.instances, "parent", true));
    expect([...w.instances.keys()].sort()).toEqual(["busy", "grandchild"]);
  });

  test("removes a child once that was started twice", () => {
    const w = world();
    w.start("a");
    w.run("a", [{ id: 5, type: "createTimer", fireAt: "2026-01-02T00:00:00Z" }, child(1, "c")]);
    end(w, "c");
    end(w, "a", [child(2, "c")]);
    end(w, "c");
    expect(w.decide(purge(w.instances, "a", true))).toEqual([
      { type: "purged", id: "a" },
      { type: "purged", id: "c" },
    ]);
  });
});
