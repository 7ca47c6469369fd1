import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import {
  aResult,
  code,
  instructor,
  joinAs,
  send,
  startWorkshop,
  type TestWorkshop,
} from "../testing/workshop.ts";
import { START } from "../testing/room.ts";

const workshop = () => startWorkshop(onTestFinished);
const join = (url: string, body: unknown, headers = {}) =>
  send(url, "/api/participants", { body, headers });
const errorOf = ({ status, body }: { status: number; body: any }) => [status, body.error?.code];

/** Sends bytes as they are. @returns what came back until the line was closed */
function raw({ url }: TestWorkshop, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let received = "";
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.on("data", (data) => (received += String(data)));
    socket.on("error", () => resolve(received));
    socket.on("close", () => resolve(received));
    socket.setTimeout(3000, () => socket.destroy());
  });
}

test("guessing the code is slowed, also for the right one, and others still join", async () => {
  const { url, clock, hall } = await workshop();
  const guesses = Array.from({ length: 200 }, (_, n) =>
    join(url, { code: `a-b-c-${n}`, name: "X" }),
  );
  const codes = (await Promise.all(guesses)).map((answer) => answer.body.error.code as string);
  expect(codes.filter((each) => each === "WRONG_CODE")).toHaveLength(10);
  expect(codes.filter((each) => each === "SLOW_DOWN")).toHaveLength(190);
  const right = await join(url, { code, name: "Ada" });
  expect(errorOf(right)).toEqual([429, "SLOW_DOWN"]);
  expect(Number(right.headers["retry-after"])).toBeGreaterThan(0);
  expect(hall.room.participants).toEqual({});
  clock.now += 10_000;
  expect((await join(url, { code, name: "Ada" })).status).toBe(201);
});

test("nobody gets in without the code", async () => {
  const { url, hall } = await workshop();
  for (const body of [
    { name: "Ada" },
    { code: "", name: "Ada" },
    { code: null, name: "Ada" },
    { code: [code], name: "Ada" },
    { code: { toString: code }, name: "Ada" },
    { code: code.slice(0, -1), name: "Ada" },
  ]) {
    expect((await join(url, body)).status).toBeGreaterThanOrEqual(400);
  }
  expect(hall.room.participants).toEqual({});
});

test("a participant's secret changes that participant's row and no other", async () => {
  const { url, hall } = await workshop();
  const ada = await joinAs(url, "Ada");
  const bob = await joinAs(url, "Bob");
  const forged = { results: [aResult(1, { id: ada.id, participant: ada.id })], now: START };
  const body = { ...forged, id: ada.id };
  expect((await send(url, "/api/results", { token: bob.token, body })).status).toBe(200);
  expect(hall.room.participants[ada.id]?.cells).toEqual({});
  const other = { method: "DELETE", token: bob.token };
  expect((await send(url, `/api/participants/${ada.id}`, other)).status).toBe(404);
  await send(url, "/api/participants/me", other);
  expect(Object.keys(hall.room.participants)).toEqual([ada.id]);
});

test.each([undefined, "", "wrong", code, "p1", "key of p1", "a".repeat(5000)])(
  "the secret %j opens nothing",
  async (token) => {
    const { url, hall } = await workshop();
    await joinAs(url, "Ada");
    const before = hall.room;
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const body = { results: [aResult(1)], now: START };
    const answers = await Promise.all([
      send(url, "/api/results", { body, headers }),
      send(url, "/api/participants/me", { method: "DELETE", headers }),
      send(url, "/api/board", { headers }),
      send(url, "/api/board", { body: { do: "door", door: "closed" }, headers }),
      send(url, "/api/board.csv", { headers }),
    ]);
    for (const { status } of answers) expect([401, 410]).toContain(status);
    expect(hall.room).toBe(before);
  },
);

test("a participant cannot do what the instructor does, nor the reverse", async () => {
  const { url, hall } = await workshop();
  const { token } = await joinAs(url, "Ada");
  const before = hall.room;
  const action = { do: "gate", gate: { is: "closed" } };
  expect((await send(url, "/api/board", { token, body: action })).status).toBe(401);
  expect((await send(url, "/api/board", { token })).status).toBe(401);
  expect((await send(url, "/api/board.csv", { token })).status).toBe(401);
  const body = { results: [aResult(1)], now: START };
  expect((await send(url, "/api/results", { token: instructor, body })).status).toBe(410);
  expect(hall.room).toBe(before);
});

test("neither the code nor a secret is anywhere that anybody can read", async () => {
  const { url, folder } = await workshop();
  const { token } = await joinAs(url, "Ada");
  for (const path of ["/api/workshop.json", "/", "/lessons/01", "/room.jsonl", "/api/join.svg"]) {
    const { body, headers } = await send(url, path);
    const text = JSON.stringify({ body, headers });
    for (const secret of [code, instructor, token]) expect(text).not.toContain(secret);
  }
  const { readFile } = await import("node:fs/promises");
  expect(await readFile(`${folder}/room.jsonl`, "utf8")).not.toContain(token);
});

test.each([
  ["a long body", { body: "x".repeat(20_000) }, 413],
  ["a long body that says it is short", { body: "{}", headers: { "content-length": 1 } }, 400],
  ["a body that says it is endless", { body: "{", headers: { "content-length": 1e9 } }, 413],
  ["no JSON", { body: "{" }, 400],
  [
    "a form, which any page may send",
    { body: "a=b", headers: { "content-type": "application/x-www-form-urlencoded" } },
    415,
  ],
  ["text, which any page may send", { body: "{}", headers: { "content-type": "text/plain" } }, 415],
  ["JSON with a prototype", { body: '{"__proto__":{"code":"x"},"name":"Ada"}' }, 400],
  ["another version of the protocol", { body: { code, name: 5 } }, 400],
])("%s is refused, and says no more than why", async (_, sent, status) => {
  const { url, hall } = await workshop();
  const answer = await send(url, "/api/participants", sent).catch(() => undefined);
  if (answer) {
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts|at /);
  }
  expect(hall.room.participants).toEqual({});
  expect((await send(url, "/api/workshop.json")).status).toBe(200);
});

test("more results than fit in one request, and wrong ones, change nothing", async () => {
  const { url, hall } = await workshop();
  const { token } = await joinAs(url, "Ada");
  const wrong = [
    Array.from({ length: 51 }, (_, n) => aResult(n + 1)),
    [aResult(0)],
    [aResult(1.5)],
    [aResult(1, { attempts: -1 })],
    [aResult(1, { attempts: 1e12 })],
    [aResult(1, { passed: "yes" })],
    [aResult(1, { finding: "<script>" })],
    [aResult(1, { time: "now" })],
    [aResult(1, { exercise: "constructor" })],
    [aResult(1, { exercise: "__proto__" })],
    [aResult(1, { exercise: "../../etc" })],
  ];
  for (const results of wrong) {
    const answer = await send(url, "/api/results", { token, body: { results, now: START } });
    expect(errorOf(answer), JSON.stringify(results[0])).toEqual([400, "WRONG_REQUEST"]);
  }
  expect(hall.room.participants.p1?.cells).toEqual({});
});

test("a flood of results from one row is slowed, and other rows are not", async () => {
  const { url } = await workshop();
  const [ada, bob] = [await joinAs(url, "Ada"), await joinAs(url, "Bob")];
  const report = (token: string, first: number) => {
    const results = Array.from({ length: 50 }, (_, n) => aResult(first + n));
    return send(url, "/api/results", { token, body: { results, now: START } });
  };
  const statuses: number[] = [];
  for (let n = 0; n < 40; n++) statuses.push((await report(ada.token, n * 50 + 1)).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(12);
  expect(statuses.at(-1)).toBe(429);
  expect((await report(bob.token, 1)).status).toBe(200);
});

test("a room has an end, and one machine cannot fill it in a moment", async () => {
  const { url, clock, hall } = await workshop();
  const name = (n: number) => [...String(n)].map((digit) => "bdfghjkmpq"[Number(digit)]).join("");
  const many = async (from: number, to: number) => {
    const codes = new Set<string>();
    for (let n = from; n < to; n++) {
      const { body } = await join(url, { code, name: `x${name(n)}` });
      if (body.error) codes.add(body.error.code as string);
    }
    return [...codes];
  };
  expect(await many(0, 120)).toEqual(["SLOW_DOWN"]);
  expect(Object.keys(hall.room.participants)).toHaveLength(100);
  clock.now += 3_600_000;
  expect(await many(200, 300)).toEqual([]);
  clock.now += 3_600_000;
  expect(await many(300, 302)).toEqual(["ROOM_FULL"]);
});

test.each([
  "Ada\u202e",
  "\u0000",
  "<img src=x onerror=alert(1)>".repeat(2),
  "‏",
  "A\u0300\u0301\u0302",
])("the nickname %j is refused", async (name) => {
  const { url, hall } = await workshop();
  expect(errorOf(await join(url, { code, name }))).toEqual([422, "NAME_REFUSED"]);
  expect(hall.room.participants).toEqual({});
});

test("nobody can pass for somebody else", async () => {
  const { url } = await workshop();
  await joinAs(url, "Paul");
  for (const name of [
    "Paul",
    "paul",
    "Pau1",
    "Раul",
    "P a u l",
    "Päul",
    "Pau\u0131".slice(0, 3) + "l",
  ]) {
    expect(errorOf(await join(url, { code, name })), name).toEqual([409, "NAME_TAKEN"]);
  }
});

test.each([
  ["another name for this machine", { host: "rebound.example:4400" }],
  ["a page from elsewhere", { origin: "http://evil.example" }],
  ["a page without an address", { origin: "null" }],
  ["a page from another port of this machine", { origin: "http://127.0.0.1:1" }],
  ["what a browser calls cross-site", { "sec-fetch-site": "cross-site" }],
])("%s is refused everywhere", async (_, headers) => {
  const { url, hall } = await workshop();
  const { token } = await joinAs(url, "Ada");
  const before = hall.room;
  const body = { results: [aResult(1)], now: START };
  const answers = await Promise.all([
    join(url, { code, name: "Eve" }, headers),
    send(url, "/api/results", { token, body, headers }),
    send(url, "/api/participants/me", { method: "DELETE", token, headers }),
    send(url, "/api/board", { token: instructor, headers }),
    send(url, "/api/board.csv", { token: instructor, headers }),
    send(url, "/lessons/01", { headers }),
  ]);
  for (const answer of answers) expect(errorOf(answer)).toEqual([403, "WRONG_PLACE"]);
  expect(hall.room).toBe(before);
});

test("no answer lets another site read it, and nothing is kept in cookies", async () => {
  const { url } = await workshop();
  const preflight = await send(url, "/api/participants", {
    method: "OPTIONS",
    headers: { "access-control-request-method": "POST" },
  });
  expect(preflight.status).toBe(404);
  for (const path of ["/", "/lessons/01", "/api/workshop.json"]) {
    const { headers } = await send(url, path);
    expect(headers).not.toHaveProperty("access-control-allow-origin");
    expect(headers).not.toHaveProperty("set-cookie");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
    });
  }
});

test.each([
  "/../secret.txt",
  "/..%2fsecret.txt",
  "/%2e%2e/secret.txt",
  "/%2e%2e%2fsecret.txt",
  "/..\\secret.txt",
  "/..%5csecret.txt",
  "/%252e%252e%252fsecret.txt",
  "/lessons/../../secret.txt",
  "/lessons/%2e%2e/%2e%2e/secret.txt",
  "//secret.txt",
  "/secret.txt%00.html",
  "/../room.jsonl",
  "/.hidden",
  "/%",
  "http://127.0.0.1/../secret.txt",
])("%s leads nowhere", async (path) => {
  const { url } = await workshop();
  const { status, body } = await send(url, path);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(JSON.stringify(body)).not.toMatch(/"secret"|amber/);
});

test("broken requests and lines that are left open do not stop the others", async () => {
  const there = await workshop();
  const answers = await Promise.all([
    raw(there, "GET / HTTP/1.1\r\n\r\n"),
    raw(there, "NONSENSE\r\n\r\n"),
    raw(there, `GET /${"a".repeat(100_000)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`),
    raw(
      there,
      "POST /api/participants HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{",
    ),
    joinAs(there.url, "Ada").then(({ id }) => id),
  ]);
  expect(answers[0]).toMatch(/^HTTP\/1.1 40[03] /);
  expect(answers[1]).toMatch(/^HTTP\/1.1 400 /);
  expect(answers[2]).toMatch(/^HTTP\/1.1 4(14|31) /);
  expect(answers.at(-1)).toBe("p1");
});

// Only Linux takes every 127.x.x.x as its own, and with it a second machine; CI runs there.
test.skipIf(process.platform !== "linux")(
  "a machine that opens connection after connection leaves some to the others",
  async () => {
    const { url } = await workshop();
    const { hostname, port } = new URL(url);
    const sockets = Array.from({ length: 700 }, () => connect(Number(port), hostname));
    onTestFinished(() => sockets.forEach((socket) => void socket.destroy()));
    let closed = 0;
    for (const socket of sockets) socket.on("error", () => {}).once("close", () => closed++);
    await expect.poll(() => closed, { timeout: 5000 }).toBe(200);
    // On Linux all of 127.0.0.0/8 is this machine.
    const other = await send(url, "/api/workshop.json", { from: "127.0.0.2" });
    expect(other.status).toBe(200);
  },
);

test("boards that are opened without end are refused", async () => {
  const { url } = await workshop();
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const headers = { authorization: `Bearer ${instructor}` };
  const open = () => fetch(`${url}/api/board`, { headers, signal: stop.signal });
  const statuses = (await Promise.all(Array.from({ length: 60 }, open))).map(
    ({ status }) => status,
  );
  expect(statuses.filter((status) => status === 200)).toHaveLength(50);
});
