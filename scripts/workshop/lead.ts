import { randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import getPort, { portNumbers } from "get-port";
import { agendas, type Agenda } from "../../agendas.ts";
import { lockFolder } from "../../sidecar/store/journal/lock.ts";
import { commandError } from "../errors.ts";
import { courseFolder, shown } from "../folders.ts";
import { exitCode, interruptible } from "../interruption.ts";
import { cannotWrite } from "../replace-file.ts";
import { hasColors } from "../terminal.ts";
import { lanAddress } from "./address.ts";
import { makeCode } from "./code.ts";
import { openHall, type Hall } from "./hall.ts";
import { openJournal } from "./journal.ts";
import { newSecret } from "./secrets.ts";
import { serveWorkshop } from "./server.ts";
import { builtSite } from "./site.ts";
import { welcome } from "./welcome.ts";

export interface LeadOptions {
  /** As asked for; nothing keeps the room's. */
  agenda: Agenda | undefined;
  port: number | undefined;
  /** IPv4 address to listen on; 0.0.0.0 for all. */
  host: string;
  /** Opens a new room in place of the last one. */
  isNew: boolean;
}

/** Everything that a room leaves on disk. */
const folder = join(courseFolder, "workshop");

/** Tried in turn when no port is demanded and the room had none yet. */
const usualPorts = portNumbers(4400, 4499);

/** Serves a room until Ctrl-C. @returns the exit code */
export async function lead(options: LeadOptions): Promise<number> {
  const release = await onlyOne();
  const interruption = interruptible();
  const stop = new AbortController();
  void interruption.signal.then(() => stop.abort());
  try {
    const site = await builtSite(folder, sayBuilding, stop.signal);
    await serveRoom(options, site, interruption.signal);
    const signal = await interruption.signal;
    return signal === "SIGINT" ? 0 : exitCode(signal);
  } catch (error) {
    if (stop.signal.aborted) return exitCode(await interruption.signal);
    throw error;
  } finally {
    interruption.release();
    await release();
  }
}

async function onlyOne(): Promise<() => Promise<void>> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await lockFolder(folder);
  } catch (error) {
    if ((error as { code?: unknown }).code !== "FOLDER_IN_USE") throw cannotWrite(folder, error);
    throw commandError("WORKSHOP_RUNNING", shown(folder));
  }
}

function sayBuilding(): void {
  process.stdout.write("The site is built anew, which takes up to a minute.\n");
}

async function serveRoom(
  { agenda: asked, port, host, isNew }: LeadOptions,
  site: string,
  stopped: Promise<unknown>,
): Promise<void> {
  const path = join(folder, "room.jsonl");
  if (isNew) await setAside(path);
  const journal = await openJournal(path);
  try {
    if (journal.cut > 0) {
      process.stdout.write(`note   The end of ${shown(path)} was torn, and is cut off.\n`);
    }
    const hall = await openHall(journal, newRoom());
    const agenda = asked ?? agendas.find(({ id }) => id === hall.room.agenda) ?? usualAgenda();
    const free = await choosePort(host, port, hall.room.port);
    const address = host === "0.0.0.0" ? (lanAddress(networkInterfaces()) ?? "127.0.0.1") : host;
    const url = `http://${address}:${free}`;
    const now = () => Date.now();
    const served = { what: "served", time: now(), agenda: agenda.id, port: free } as const;
    await hall.change(() => [served]);
    const server = await serveWorkshop({ hall, agenda, site, host, port: free, url, now });
    try {
      sayWelcome(hall, agenda, url);
      await stopped;
    } finally {
      await server.close();
    }
  } finally {
    await journal.close();
  }
}

/** A room that is over is kept under another name: somebody may have wanted it after all. */
async function setAside(path: string): Promise<void> {
  if (!existsSync(path)) return;
  const time = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
  const aside = join(folder, `room-until-${time}.jsonl`);
  await rename(path, aside).catch((error: unknown) => {
    throw cannotWrite(aside, error);
  });
  process.stdout.write(`The last room is kept in ${shown(aside)}; delete it when you like.\n`);
}

function newRoom() {
  const code = makeCode((below) => randomInt(below));
  const [id, token] = [newSecret(), newSecret()];
  return { what: "opened", time: Date.now(), id, code, token } as const;
}

function usualAgenda(): Agenda {
  const [first] = agendas;
  if (!first) throw new Error("agendas.ts lists no agenda");
  return first;
}

/**
 * @param before where the room was served last, or 0: participants still report there
 * @throws {CommandError} PORT_TAKEN, HOST_UNUSABLE
 */
async function choosePort(host: string, demanded: number | undefined, before: number) {
  const wanted = demanded ?? before;
  let free: number;
  try {
    free = await getPort({
      host,
      port: wanted === 0 && demanded === undefined ? usualPorts : wanted,
    });
  } catch {
    throw commandError("HOST_UNUSABLE", host);
  }
  if (wanted !== 0 && free !== wanted) throw commandError("PORT_TAKEN", wanted, "--port");
  return free;
}

function sayWelcome({ room }: Hall, { title }: Agenda, url: string): void {
  const isLocal = new URL(url).hostname.startsWith("127.");
  const { code, token, participants } = room;
  const people = Object.keys(participants).length;
  const isTerminal = process.stdout.isTTY;
  const output = { isTerminal, colors: hasColors() };
  process.stdout.write(welcome({ url, isLocal, code, token, agenda: title, people, ...output }));
}
