import { readFile, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { run as runJoin } from "./join.ts";
import { greet } from "./joined/invitation.ts";
import { runToEnd, temporaryFolder } from "./testing/command.ts";
import { code, joinAs, send, startWorkshop, instructor } from "./testing/workshop.ts";

const folder = () => temporaryFolder(onTestFinished);
const workshop = () => startWorkshop(onTestFinished);
const run = (data: string, ...args: string[]) => runToEnd(args, onTestFinished, { data });
const joinAsAda = (data: string, url: string) =>
  run(data, "join", url, "--code", code, "--name", "Ada");

test("joins, says first what is sent, keeps the secret to itself, and leaves", async () => {
  const [{ url, hall }, data] = [await workshop(), await folder()];
  const { code: exit, stdout, stderr } = await joinAsAda(data, url);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  expect(stdout).toMatch(/^Sent from now on: [^]*\nYou are in, as Ada\./);
  const kept = await readFile(join(data, "workshop.json"), "utf8");
  const { token } = JSON.parse(kept) as { token: string };
  expect(stdout).not.toContain(token);
  expect(Object.values(hall.room.participants).map(({ name }) => name)).toEqual(["Ada"]);

  expect((await joinAsAda(data, url)).stdout).toBe("You are in this workshop already, as Ada.\n");
  expect(Object.keys(hall.room.participants)).toEqual(["p1"]);

  const left = await run(data, "leave");
  expect(left.stdout).toBe(`You have left the workshop at ${url}. The row Ada is deleted.\n`);
  expect(hall.room.participants).toEqual({});
  await expect(readFile(join(data, "workshop.json"))).rejects.toThrow("ENOENT");
  expect((await run(data, "leave")).stdout).toBe("This checkout has joined no workshop.\n");
});

test("a workshop that has moved to another address keeps the row", async () => {
  const [{ url, hall }, data] = [await workshop(), await folder()];
  await joinAsAda(data, url);
  const file = join(data, "workshop.json");
  await writeFile(file, (await readFile(file, "utf8")).replace(url, "http://192.0.2.1:4400"));
  expect((await run(data, "join", url)).stdout).toContain("already, as Ada");
  expect(await readFile(file, "utf8")).toContain(url);
  expect(Object.keys(hall.room.participants)).toEqual(["p1"]);
});

test("an instructor's removal is told, and joining again works", async () => {
  const [{ url, hall }, data] = [await workshop(), await folder()];
  await joinAsAda(data, url);
  await send(url, "/api/board", { token: instructor, body: { do: "remove", id: "p1" } });
  expect((await joinAsAda(data, url)).stdout).toContain("You are in, as Ada.");
  expect(Object.keys(hall.room.participants)).toEqual(["p2"]);
});

test("what the workshop refuses is said in words", async () => {
  const [{ url }, data] = [await workshop(), await folder()];
  await joinAs(url, "Paul");
  const as = (words: string, name: string) =>
    run(data, "join", url, "--code", words, "--name", name);
  const answers = await Promise.all([
    as("a-b-c-d", "Ada"),
    as(code, "Pau1"),
    as(code, "x".repeat(30)),
    as(code, "a\u202eb"),
  ]);
  expect(answers.map(({ code: exit }) => exit)).toEqual([2, 2, 2, 2]);
  expect(answers.map(({ stderr }) => stderr.split("\n")[0])).toEqual([
    "error  That is not the workshop's code.",
    "error  Somebody in the room is called Pau1, or almost.",
    "error  That nickname is longer than 24 characters.",
    "error  That nickname has characters that a board cannot show, or no letter or digit.",
  ]);
});

test("another workshop is not joined by the way", async () => {
  const [first, second, data] = [await workshop(), await workshop(), await folder()];
  await joinAsAda(data, first.url);
  const file = join(data, "workshop.json");
  await writeFile(
    file,
    (await readFile(file, "utf8")).replace('"room": "room"', '"room": "other"'),
  );
  const { code: exit, stderr } = await joinAsAda(data, second.url);
  expect(exit).toBe(2);
  expect(stderr).toContain(`This checkout has joined the workshop at ${first.url} as Ada.`);
  expect(second.hall.room.participants).toEqual({});
});

test("leaving is not claimed while the row is still there", async () => {
  const [there, data] = [await workshop(), await folder()];
  await joinAsAda(data, there.url);
  await there.stop();
  const away = await run(data, "leave");
  expect(away.code).toBe(2);
  expect(away.stderr).toContain("Your row could not be deleted");
  const again = await startWorkshop(onTestFinished, there);
  expect((await run(data, "leave")).code).toBe(0);
  expect(again.hall.room.participants).toEqual({});
});

/** Something that answers every connection with these bytes. */
async function answering(bytes: string): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.end(bytes));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ok = (body: string) => `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

test.each([
  ["a page", ok("<h1>hello</h1>"), "NO_WORKSHOP_THERE"],
  ["the site alone", ok('{"workshop":null}'), "NO_WORKSHOP_THERE"],
  ["something that leads elsewhere", "HTTP/1.1 302 Found\r\nlocation: /x\r\n\r\n", "WORKSHOP_AWAY"],
  ["something that is no web server", "SSH-2.0-x\r\n", "WORKSHOP_AWAY"],
  ["an answer without end", `HTTP/1.1 200 OK\r\n\r\n${"x".repeat(100_000)}`, "NO_WORKSHOP_THERE"],
])("%s is no workshop", async (_, bytes, expected) => {
  await expect(greet(await answering(bytes))).rejects.toMatchObject({ code: expected });
});

test.each([
  [[], "Say which workshop"],
  [["http://a", "http://b"], "Say which workshop"],
  [["http://:::"], "is no address"],
])("join %j is wrong use", async (args, message) => {
  await expect(runJoin(args)).rejects.toThrow(message);
});

test("without a terminal and without options, it says which option is missing", async () => {
  const [{ url }, data] = [await workshop(), await folder()];
  const { code: exit, stderr } = await run(data, "join", url);
  expect(exit).toBe(2);
  expect(stderr).toContain("give --code");
});
