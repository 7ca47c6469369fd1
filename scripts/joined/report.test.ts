import { readFile, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { Verdict } from "../../grader/verdict.ts";
import { temporaryFolder } from "../testing/command.ts";
import {
  code,
  instructor,
  joinAs,
  send,
  startWorkshop,
  type TestWorkshop,
} from "../testing/workshop.ts";
import { MINUTE } from "../testing/room.ts";

let data: string;
let report: Modules[0];
let store: Modules[1];
let invitation: Modules[2];
let gate: Modules[3];

const load = () =>
  Promise.all([
    import("./report.ts"),
    import("./store.ts"),
    import("./invitation.ts"),
    import("./gate.ts"),
  ]);
type Modules = Awaited<ReturnType<typeof load>>;

/** As a command does that begins in a checkout of its own. */
beforeEach(async () => {
  data = await temporaryFolder(onTestFinished);
  vi.stubEnv("COURSE_DIR", data);
  vi.resetModules();
  [report, store, invitation, gate] = await load();
});

const failed = {
  passed: false,
  folder: "/home/ada/secret-project",
  findings: [{ code: "W04", headline: "my code", got: "my output", where: { file: "/home/ada" } }],
} as unknown as Verdict;
const passed = { passed: true, folder: "/home/ada", findings: [] } as unknown as Verdict;

async function joinHere({ url }: TestWorkshop) {
  const greeting = await invitation.greet(url);
  const asked = { code, name: "Ada" };
  await store.saveMembership(await invitation.join(url, greeting, asked, Date.now()));
}

const cellOf = ({ hall }: TestWorkshop) => hall.room.participants.p1?.cells["03-workflows"];
const waiting = async () => (await store.readMembership())?.waiting.length;

test("a verdict arrives, and nothing else does", async () => {
  const there = await startWorkshop(onTestFinished);
  await joinHere(there);
  await report.keepForWorkshop("03-workflows", failed, 4);
  const body = JSON.stringify((await store.readMembership())?.waiting);
  expect(Object.keys(JSON.parse(body)[0] as object).sort()).toEqual(
    ["attempts", "exercise", "finding", "number", "passed", "time"].sort(),
  );
  expect(body).not.toMatch(/home|my /);
  expect(await report.sendToWorkshop()).toBe("delivered");
  expect(await waiting()).toBe(0);
  expect(cellOf(there)).toMatchObject({ attempts: 4, passed: false, findings: { W04: 1 } });
});

test("what was made while the workshop was away arrives later, once and in order", async () => {
  const there = await startWorkshop(onTestFinished);
  await joinHere(there);
  await there.stop();
  for (let n = 1; n <= 120; n++) await report.keepForWorkshop("03-workflows", failed, n);
  await report.keepForWorkshop("03-workflows", passed, 121);
  expect(await report.sendToWorkshop()).toBe("away");
  expect(await waiting()).toBe(121);
  const again = await startWorkshop(onTestFinished, there);
  // Two commands that deliver at the same moment send the same.
  await Promise.all([report.sendToWorkshop(5000), report.sendToWorkshop(5000)]);
  expect(await waiting()).toBe(0);
  expect(cellOf(again)).toMatchObject({ attempts: 121, passed: true, findings: { W04: 120 } });
});

test("a confirmation that got lost makes nothing count twice", async () => {
  const there = await startWorkshop(onTestFinished);
  await joinHere(there);
  await report.keepForWorkshop("03-workflows", failed, 1);
  const before = await readFile(join(data, "workshop.json"), "utf8");
  await report.sendToWorkshop();
  await writeFile(join(data, "workshop.json"), before);
  await report.keepForWorkshop("03-workflows", failed, 2);
  await report.sendToWorkshop();
  expect(cellOf(there)?.findings).toEqual({ W04: 2 });
});

test("a workshop that hears and says nothing holds nobody up", async () => {
  const there = await startWorkshop(onTestFinished);
  await joinHere(there);
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void silent.close());
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const membership = await store.readMembership();
  if (!membership) throw new Error("not joined");
  await store.saveMembership({ ...membership, url });
  await report.keepForWorkshop("03-workflows", failed, 1);
  expect(await report.sendToWorkshop()).toBe("away");
  expect(await waiting()).toBe(1);
});

test("who never joined sends nothing and keeps nothing", async () => {
  await report.keepForWorkshop("03-workflows", failed, 1);
  expect(await report.sendToWorkshop()).toBe("delivered");
  await expect(readFile(join(data, "workshop.json"))).rejects.toThrow("ENOENT");
});

test("a workshop not heard of for a week is over", async () => {
  const there = await startWorkshop(onTestFinished);
  await joinHere(there);
  await there.stop();
  const membership = await store.readMembership();
  if (!membership) throw new Error("not joined");
  await store.saveMembership({ ...membership, heardAt: Date.now() - 8 * 24 * 3600_000 });
  await report.keepForWorkshop("03-workflows", failed, 1);
  expect(await waiting()).toBe(0);
});

test("who was removed is told once, and reports no more", async () => {
  const there = await startWorkshop(onTestFinished);
  await joinHere(there);
  await send(there.url, "/api/board", { token: instructor, body: { do: "remove", id: "p1" } });
  await report.keepForWorkshop("03-workflows", failed, 1);
  expect(await report.sendToWorkshop()).toBe("removed");
  expect(await store.readMembership()).toBeUndefined();
});

test("what is meant for one room is not lost in another at the same address", async () => {
  const there = await startWorkshop(onTestFinished);
  await joinHere(there);
  const membership = await store.readMembership();
  if (!membership) throw new Error("not joined");
  await store.saveMembership({ ...membership, room: "the one before" });
  await report.keepForWorkshop("03-workflows", failed, 1);
  expect(await report.sendToWorkshop()).toBe("elsewhere");
  expect(await waiting()).toBe(1);
  await store.saveMembership({ ...membership, waiting: (await store.readMembership())!.waiting });
  expect(await report.sendToWorkshop()).toBe("delivered");
  expect(cellOf(there)?.findings).toEqual({ W04: 1 });
});

test("a file that cannot be read keeps no check from ending", async () => {
  await writeFile(join(data, "workshop.json"), "{");
  await report.keepForWorkshop("03-workflows", failed, 1);
  expect(await report.sendToWorkshop()).toBe("delivered");
});

test("solutions are closed as the workshop says, or as it said last", async () => {
  const there = await startWorkshop(onTestFinished);
  await joinHere(there);
  const set = (to: object) =>
    send(there.url, "/api/board", { token: instructor, body: { do: "gate", gate: to } });
  const now = () => Date.now();
  expect(await gate.closedGate(now)).toBeUndefined();
  await set({ is: "closed" });
  expect(await gate.closedGate(now)).toBe("until the instructor opens them");
  await set({ is: "until", time: Date.now() + 60 * MINUTE });
  expect(await gate.closedGate(now)).toMatch(/^until \d\d:\d\d$/);
  await there.stop();
  expect(await gate.closedGate(now)).toMatch(/^until \d\d:\d\d$/);
  expect(await gate.closedGate(() => Date.now() + 61 * MINUTE)).toBeUndefined();
});

test("another participant's results are not sent under this name", async () => {
  const there = await startWorkshop(onTestFinished);
  await joinHere(there);
  await report.keepForWorkshop("03-workflows", failed, 1);
  const { token } = await joinAs(there.url, "Bob");
  const membership = await store.readMembership();
  if (!membership) throw new Error("not joined");
  // Joined anew while an older command still runs: what it has belongs to the row before.
  await store.saveMembership({ ...membership, token, waiting: [], next: 1 });
  expect(await store.changeMembership(membership.token, (before) => before)).toBeUndefined();
});
