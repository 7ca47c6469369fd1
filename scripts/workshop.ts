import { isIPv4 } from "node:net";
import { agendas, type Agenda } from "../agendas.ts";
import { readArguments, readPort } from "./arguments.ts";
import { commandError } from "./errors.ts";
import { lead } from "./workshop/lead.ts";

const usage = {
  command: "npm run workshop",
  takes: "",
  does: "Leads a room: serves the site and a board to your network, until Ctrl-C.",
  options: {
    "--agenda <name>": `the room's agenda: ${agendas.map(({ id }) => id).join(", ")}`,
    "--port <port>": "serve on this port, or fail when it is taken",
    "--host <address>": "listen on this address alone; 127.0.0.1 keeps it on this machine",
    "--new": "open a new room; without it the last one goes on",
  },
  examples: ["npm run workshop", "npm run workshop -- --agenda 90-minutes --port 8080"],
};

const everywhere = "0.0.0.0";

/**
 * `npm run workshop`
 * @param argv what follows the command's name
 * @returns the exit code: 0 stopped by Ctrl-C, 143 terminated
 * @throws {CommandError} WRONG_USE, PORT_TAKEN, HOST_UNUSABLE, WORKSHOP_RUNNING, ROOM_DAMAGED,
 *   SITE_BROKEN, CANNOT_WRITE
 */
export async function run(argv: string[]): Promise<number> {
  const given = readArguments(usage, argv);
  if (!given) return 0;
  const { agenda, port, host, new: isNew } = given.options;
  return lead({
    agenda: agenda === undefined ? undefined : agendaNamed(String(agenda)),
    port: port === undefined ? undefined : readPort("--port", port, usage.command),
    host: host === undefined ? everywhere : readHost(String(host)),
    isNew: isNew === true,
  });
}

function agendaNamed(id: string): Agenda {
  const found = agendas.find((each) => each.id === id);
  if (found) return found;
  const known = agendas.map((each) => each.id).join(", ");
  throw commandError("WRONG_USE", `There is no agenda ${id}, but ${known}.`, usage.command);
}

function readHost(host: string): string {
  if (host === "localhost") return "127.0.0.1";
  if (isIPv4(host)) return host;
  const message = `--host takes an IPv4 address of this machine, not ${host}.`;
  throw commandError("WRONG_USE", message, usage.command);
}
