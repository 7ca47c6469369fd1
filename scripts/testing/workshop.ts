import { mkdir, writeFile } from "node:fs/promises";
import { request, type OutgoingHttpHeaders } from "node:http";
import { join } from "node:path";
import getPort from "get-port";
import { openHall, type Hall } from "../workshop/hall.ts";
import { openJournal } from "../workshop/journal.ts";
import { serveWorkshop } from "../workshop/server.ts";
import { temporaryFolder } from "./command.ts";
import { agenda, opened, START } from "./room.ts";

type Cleanup = (undo: () => Promise<void>) => void;

export const code = "amber-otter-lemon-kayak";
export const instructor = "the-instructor";

export interface TestWorkshop {
  url: string;
  hall: Hall;
  /** Folder around the site, with a file beside the site that nobody may get. */
  folder: string;
  /** The server's clock; tests move it. */
  clock: { now: number };
  /** Stops the server; the room stays on disk. */
  stop(): Promise<void>;
}

/** A real server with a room, and a site of three files. @param of a workshop to start again */
export async function startWorkshop(cleanup: Cleanup, of?: TestWorkshop): Promise<TestWorkshop> {
  const folder = of?.folder ?? (await temporaryFolder(cleanup));
  const site = join(folder, "site");
  await mkdir(join(site, "lessons"), { recursive: true });
  const page = "<title>a page</title><script>let inline;</script>";
  await writeFile(join(site, "index.html"), page);
  await writeFile(join(site, "404.html"), page);
  await writeFile(join(site, "lessons", "01.html"), page);
  await writeFile(join(folder, "secret.txt"), "secret");
  const journal = await openJournal(join(folder, "room.jsonl"));
  const hall = await openHall(journal, opened);
  const clock = of?.clock ?? { now: START };
  const host = "127.0.0.1";
  const port = of ? Number(new URL(of.url).port) : await getPort({ host });
  const url = `http://${host}:${port}`;
  const now = () => clock.now;
  const server = await serveWorkshop({ hall, agenda, site, host, port, url, now });
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= server.close().then(() => journal.close()));
  cleanup(stop);
  return { url, hall, folder, clock, stop };
}

interface Sent {
  method?: string;
  token?: string;
  headers?: OutgoingHttpHeaders;
  /** Address of this machine to send it from. */
  from?: string;
  /** Sent as JSON, or as it is when it is text. */
  body?: unknown;
}

export interface Received {
  status: number;
  body: any;
  headers: NodeJS.Dict<string | string[]>;
}

/** Sends what `fetch` would not: any header, any path. @param path as it goes over the line */
export function send(url: string, path: string, sent: Sent = {}): Promise<Received> {
  const { token, body, headers, from } = sent;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        hostname,
        port,
        path,
        localAddress: from,
        // A line of its own: some of what is sent breaks it.
        agent: false,
        method: sent.method ?? (body === undefined ? "GET" : "POST"),
        headers: {
          ...(text !== undefined && { "content-type": "application/json" }),
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...headers,
        },
      },
      (incoming) => {
        let received = "";
        incoming.setEncoding("utf8").on("data", (part: string) => (received += part));
        incoming.on("end", () => {
          const { statusCode = 0, headers: got } = incoming;
          const isJson = got["content-type"]?.startsWith("application/json");
          const read: unknown = isJson ? JSON.parse(received) : received;
          resolve({ status: statusCode, body: read, headers: got });
        });
      },
    );
    outgoing.on("error", reject);
    outgoing.end(text);
  });
}

/** Joins, and gives the secret of the new row. */
export async function joinAs(url: string, name: string): Promise<{ id: string; token: string }> {
  const { status, body } = await send(url, "/api/participants", { body: { code, name } });
  if (status !== 201) throw new Error(`${name} was not taken in: ${JSON.stringify(body)}`);
  return body as { id: string; token: string };
}

/** A failed result of exercise 3 as a participant's command sends it. */
export function aResult(number: number, more: object = {}) {
  const base = { exercise: "03-workflows", passed: false, attempts: number, finding: "W04" };
  return { number, ...base, time: START, ...more };
}
