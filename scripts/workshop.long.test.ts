import { existsSync } from "node:fs";
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import getPort from "get-port";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { descendants, isGone, start, temporaryFolder, type Running } from "./testing/command.ts";

/** A data folder in which the site is built, so that not every test waits for it. */
let built: string;
const cleanups: (() => Promise<void>)[] = [];

beforeAll(async () => {
  built = await temporaryFolder((undo) => void cleanups.push(undo));
  const first = start(["workshop", "--host", "127.0.0.1"], (undo) => void cleanups.push(undo), {
    data: built,
  });
  await first.printed("Ctrl-C");
  first.kill("SIGINT");
  expect((await first.ended).code).toBe(0);
  return async () => {
    for (const undo of cleanups.reverse()) await undo();
  };
}, 180_000);

async function dataFolder(): Promise<string> {
  const data = await temporaryFolder(onTestFinished);
  await cp(built, data, { recursive: true, preserveTimestamps: true });
  return data;
}

const workshop = (data: string, ...args: string[]) =>
  start(["workshop", "--host", "127.0.0.1", ...args], onTestFinished, { data });

/** What it printed once it serves, by the first word of the line. */
async function served(command: Running): Promise<Record<string, string>> {
  await command.printed("Ctrl-C");
  const lines = command.output.matchAll(/^(Workshop|Join|Code|Board) +(.*)$/gm);
  return Object.fromEntries([...lines].map(([, key = "", value = ""]) => [key, value]));
}

async function take(port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
}

test("it goes on with the same room at the same address, however it ended", async () => {
  const data = await dataFolder();
  const seen: Record<string, string>[] = [];
  for (const [signal, expected] of [
    ["SIGINT", 0],
    ["SIGKILL", null],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const) {
    const running = workshop(data);
    seen.push(await served(running));
    running.kill(signal);
    expect((await running.ended).code).toBe(expected);
  }
  expect(seen).toEqual([seen[0], seen[0], seen[0], seen[0]]);
});

test("one room has one server", async () => {
  const data = await dataFolder();
  await served(workshop(data));
  const { code, stderr } = await workshop(data).ended;
  expect(code).toBe(2);
  expect(stderr).toContain("A workshop is running already");
});

test("the room's port is not given up in silence, and another one can be asked for", async () => {
  const data = await dataFolder();
  const first = workshop(data);
  const { Join = "" } = await served(first);
  first.kill("SIGINT");
  await first.ended;
  await take(Number(Join.split(":").at(-1)));
  const { code, stderr } = await workshop(data).ended;
  expect(code).toBe(2);
  expect(stderr).toMatch(/Port \d+ is taken[^]*--port/);
  const port = await getPort();
  expect((await served(workshop(data, "--port", String(port)))).Join).toContain(`:${port}`);
});

test("a new room keeps the last one under another name", async () => {
  const data = await dataFolder();
  const room = await readFile(join(data, "workshop", "room.jsonl"), "utf8");
  const before = /"code":"([a-z-]+)"/.exec(room)?.[1];
  const next = workshop(data, "--new", "--agenda", "day");
  const { Code, Workshop } = await served(next);
  expect(Code).not.toBe(before);
  expect(Workshop).toBe("A day");
  const names = await readdir(join(data, "workshop"));
  const aside = names.find((name) => name.startsWith("room-until-")) ?? "";
  expect(await readFile(join(data, "workshop", aside), "utf8")).toBe(room);
});

test("a damaged room stops the start and is left alone", async () => {
  const data = await dataFolder();
  const file = join(data, "workshop", "room.jsonl");
  const text = `what?\n${await readFile(file, "utf8")}`;
  await writeFile(file, text);
  const { code, stderr } = await workshop(data).ended;
  expect(code).toBe(2);
  expect(stderr).toMatch(/room\.jsonl cannot be read at line 1[^]*--new/);
  expect(await readFile(file, "utf8")).toBe(text);
});

// Windows has no signals that a process could answer; CI runs on Linux, where this is tried.
test.skipIf(process.platform === "win32").each(["SIGINT", "SIGTERM"] as const)(
  "ended by %s while it builds the site, it leaves no process, and nothing half done",
  async (signal) => {
    const data = await temporaryFolder(onTestFinished);
    const building = workshop(data);
    await building.printed("built anew");
    let children = await descendants(building.pid);
    while (children.length === 0) children = await descendants(building.pid);
    building.kill(signal);
    expect((await building.ended).code).toBe({ SIGINT: 130, SIGTERM: 143 }[signal]);
    for (const { pid } of children) await isGone(pid);
    expect(existsSync(join(data, "workshop", "site"))).toBe(false);
    await served(workshop(data));
  },
);
