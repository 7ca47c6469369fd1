import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startChild, type Child } from "../child.ts";
import type { Figures } from "../figures.ts";
import type { Bench } from "../row.ts";
import { follow, type Board } from "./workshop-board.ts";

const PEOPLE = 60;
const BOARDS = 5;

/** Minutes between two results of one participant on a busy day, and hours of that day. */
const EVERY = 2;
const DAY = 8;

interface Person {
  name: string;
  token: string;
  /** Results sent so far. */
  sent: number;
}

/**
 * A full room with its boards, on this machine: milliseconds from sending a result to seeing
 * it on every board, when all report at once; results lost; and the server's memory in MB
 * before and after a day.
 */
export async function workshop(bench: Bench): Promise<Figures> {
  const folder = join(bench.folder, "workshop");
  const site = join(folder, "site");
  await mkdir(site, { recursive: true });
  await writeFile(join(site, "index.html"), "");
  const { child, hello } = await startChild(bench.watch, "workshop", folder, site);
  const url = `http://127.0.0.1:${hello.port}`;
  const boards = await Promise.all(Array.from({ length: BOARDS }, () => follow(url, "bench")));
  try {
    const people = await fill(url);
    const figures: Figures = { typical: [], slowest: [], lost: [], morning: [], evening: [] };
    for (let round = 0; round < bench.rounds; round++) {
      const took = await everybodyAtOnce(url, people, boards);
      figures.typical?.push(took[Math.floor(took.length / 2)] ?? Infinity);
      figures.slowest?.push(took.at(-1) ?? Infinity);
    }
    // Caches fill in the first hour.
    await pass(child, url, people, 1);
    figures.morning?.push((await look(child)).memory);
    await pass(child, url, people, bench.quick ? 1 : DAY);
    const { counted, memory } = await look(child);
    figures.evening?.push(memory);
    figures.lost?.push(people.reduce((sum, { sent }) => sum + sent, 0) - counted);
    return figures;
  } finally {
    for (const board of boards) board.close();
    await child.stop();
  }
}

async function fill(url: string): Promise<Person[]> {
  const people: Person[] = [];
  for (let n = 0; n < PEOPLE; n++) {
    const letter = (digit: number) => "abcdefgh".charAt(digit);
    const name = `x${letter(n >> 3)}${letter(n & 7)}`;
    const { token } = await post<{ token: string }>(url, "participants", { code: "bench", name });
    people.push({ name, token, sent: 0 });
  }
  return people;
}

/** @returns for each participant the milliseconds until the last board had the result, in order */
async function everybodyAtOnce(url: string, people: Person[], boards: Board[]): Promise<number[]> {
  const took = people.map(async (person) => {
    const begin = performance.now();
    await report(url, person);
    const seen = await Promise.all(boards.map((board) => board.shows(person.name, person.sent)));
    return Math.max(...seen) - begin;
  });
  return (await Promise.all(took)).toSorted((a, b) => a - b);
}

/** Hours in which everybody reports now and then. */
async function pass(child: Child, url: string, people: Person[], hours: number): Promise<void> {
  for (let minute = 0; minute < hours * 60; minute += EVERY) {
    await Promise.all(people.map((person) => report(url, person)));
    await child.ask({ milliseconds: EVERY * 60_000 });
  }
}

async function look(child: Child) {
  const { counted = 0, memory = Infinity } = await child.ask({ milliseconds: 0 });
  return { counted, memory };
}

async function report(url: string, person: Person): Promise<void> {
  const number = (person.sent += 1);
  const result = { number, exercise: "03-workflows", passed: false, attempts: number };
  const results = [{ ...result, finding: "W04", time: 0 }];
  await post(url, "results", { results, now: 0 }, person.token);
}

async function post<T>(url: string, what: string, body: object, token?: string): Promise<T> {
  const answer = await fetch(`${url}/api/${what}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The workshop answered ${answer.status} to ${what}.`);
  return (await answer.json()) as T;
}
