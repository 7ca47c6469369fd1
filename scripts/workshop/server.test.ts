import { expect, onTestFinished, test } from "vitest";
import { aResult, code, instructor, joinAs, send, startWorkshop } from "../testing/workshop.ts";
import { MINUTE, START } from "../testing/room.ts";

const workshop = () => startWorkshop(onTestFinished);

/** What the first message of a board holds. */
async function boardOf(url: string, token = instructor): Promise<any> {
  const stop = new AbortController();
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${url}/api/board`, { headers, signal: stop.signal });
  let text = "";
  for await (const part of answer.body ?? []) {
    text += new TextDecoder().decode(part as Uint8Array);
    if (text.includes("\n\n")) break;
  }
  return JSON.parse(text.split("\n\n")[0]?.replace(/^data: /, "") ?? "");
}

test("a participant joins, reports, is on the board, and leaves without a trace", async () => {
  const { url, hall } = await workshop();
  const { token } = await joinAs(url, "Ada");
  const sent = { results: [aResult(1)], now: START };
  const { body } = await send(url, "/api/results", { token, body: sent });
  expect(body).toEqual({ last: 1, gate: { is: "open" } });
  const board = await boardOf(url);
  expect(board.people).toEqual([
    {
      id: "p1",
      name: "Ada",
      cells: [{ passed: false, attempts: 1, minutes: 0, finding: "W04" }, null],
    },
  ]);
  expect(board.frequent).toMatchObject([{ code: "W04", people: 1 }]);
  const left = await send(url, "/api/participants/me", { method: "DELETE", token });
  expect(left.status).toBe(204);
  expect(hall.room.participants).toEqual({});
  expect((await send(url, "/api/results", { token, body: sent })).status).toBe(410);
});

test("results count once, in whatever pieces they arrive, also after a restart", async () => {
  const first = await workshop();
  const { token } = await joinAs(first.url, "Ada");
  const all = [1, 2, 3].map((number) => aResult(number));
  const deliver = (url: string, results: unknown[]) =>
    send(url, "/api/results", { token, body: { results, now: START } });
  await deliver(first.url, all.slice(0, 2));
  await first.stop();
  const again = await startWorkshop(onTestFinished, first);
  expect((await deliver(again.url, all)).body.last).toBe(3);
  expect((await deliver(again.url, all)).body.last).toBe(3);
  const cell = again.hall.room.participants.p1?.cells["03-workflows"];
  expect(cell?.findings).toEqual({ W04: 3 });
});

test("a result has the time of the room's clock, however the participant's is set", async () => {
  const { url, hall, clock } = await workshop();
  const { token } = await joinAs(url, "Ada");
  clock.now += 30 * MINUTE;
  const hour = 60 * MINUTE;
  const body = {
    now: clock.now + hour,
    results: [
      aResult(1, { time: clock.now + hour - 10 * MINUTE }),
      aResult(2, { time: 0, exercise: "07-crash-and-resume" }),
      aResult(3, { time: Number.MAX_SAFE_INTEGER, exercise: "08-determinism" }),
    ],
  };
  await send(url, "/api/results", { token, body });
  const cells = hall.room.participants.p1?.cells ?? {};
  expect(Object.values(cells).map(({ lastAt }) => (lastAt - START) / MINUTE)).toEqual([20, 0, 30]);
});

test("what only a newer course knows is left out, and does not stop what follows", async () => {
  const { url, hall } = await workshop();
  const { token } = await joinAs(url, "Ada");
  const results = [aResult(1, { exercise: "99-unheard-of" }), aResult(2, { finding: "W99" })];
  const { body } = await send(url, "/api/results", { token, body: { results, now: START } });
  expect(body.last).toBe(2);
  const { cells } = hall.room.participants.p1 ?? {};
  expect(Object.keys(cells ?? {})).toEqual(["03-workflows"]);
  expect(cells?.["03-workflows"]?.findings).toEqual({});
});

test("the board moves the agenda, runs timers, closes solutions and the door", async () => {
  const { url, hall, clock } = await workshop();
  const act = (action: object) => send(url, "/api/board", { token: instructor, body: action });
  expect((await act({ do: "part", part: 1 })).status).toBe(204);
  await act({ do: "timer", timer: "break", minutes: 10 });
  await act({ do: "gate", gate: { is: "until", time: START + MINUTE } });
  clock.now += 2 * MINUTE;
  const board = await boardOf(url);
  expect(board.pace).toMatchObject({ part: 1, since: START, late: 0 });
  expect(board.timer).toMatchObject({ what: "break", endsAt: START + 10 * MINUTE });
  expect(board.exercises.map(({ isOn }: { isOn: boolean }) => isOn)).toEqual([true, false]);
  await joinAs(url, "Ada");
  await act({ do: "door", door: "closed" });
  const late = await send(url, "/api/participants", { body: { code, name: "Late" } });
  expect(late.body.error.code).toBe("DOOR_CLOSED");
  expect((await act({ do: "part", part: 4 })).status).toBe(400);
  expect((await act({ do: "remove", id: "p1" })).status).toBe(204);
  expect((await act({ do: "remove", id: "toString" })).status).toBe(404);
  expect(hall.room.participants).toEqual({});
});

test("a board hears of a change without asking", async () => {
  const { url } = await workshop();
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const headers = { authorization: `Bearer ${instructor}` };
  const { body } = await fetch(`${url}/api/board`, { headers, signal: stop.signal });
  const reader = body!.getReader();
  await reader.read();
  await joinAs(url, "Ada");
  const { value } = await reader.read();
  expect(new TextDecoder().decode(value)).toContain('"name":"Ada"');
});

test("the site is served, its first page says how to join, and nothing of it is framed", async () => {
  const { url } = await workshop();
  const first = await send(url, "/");
  expect([first.status, first.headers.location]).toEqual([302, "/workshop/join"]);
  const page = await send(url, "/lessons/01");
  expect(page.status).toBe(200);
  expect(page.body).toContain("a page");
  expect(page.headers["content-security-policy"]).toMatch(/script-src 'self' 'sha256-[^']+';/);
  expect(page.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect((await send(url, "/no/such/page")).status).toBe(404);
  expect((await send(url, "/api/join.svg")).body).toContain("<svg");
  expect((await send(url, "/api/workshop.json")).body.workshop).toMatchObject({ id: "room" });
});
