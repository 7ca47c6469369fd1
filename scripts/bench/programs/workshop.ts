/** A workshop's server whose clock the bench moves. Arguments: a folder for the room, and the site's. */
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import getPort from "get-port";
import { agendas } from "../../../agendas.ts";
import { openHall } from "../../workshop/hall.ts";
import { openJournal } from "../../workshop/journal.ts";
import { serveWorkshop } from "../../workshop/server.ts";
import { endWithBench, say, serve } from "./program.ts";

const [folder = "", site = ""] = process.argv.slice(2);
const [agenda] = agendas;
if (!agenda) throw new Error("agendas.ts lists no agenda");

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

let ahead = 0;
const now = () => Date.now() + ahead;
const journal = await openJournal(join(folder, "room.jsonl"));
const secrets = { id: "bench", code: "bench", token: "bench" };
const hall = await openHall(journal, { what: "opened", time: now(), ...secrets });
const host = "127.0.0.1";
const port = await getPort({ host });
const url = `http://${host}:${port}`;
const server = await serveWorkshop({ hall, agenda, site, host, port, url, now });

/** Lets time pass. @returns how many results count so far, and the memory of this process in MB */
serve(async ({ milliseconds }: { milliseconds: number }) => {
  ahead += milliseconds;
  collect();
  const cells = Object.values(hall.room.participants).flatMap((each) => Object.values(each.cells));
  const findings = cells.flatMap((cell) => Object.values(cell.findings));
  const counted = findings.reduce((sum, count) => sum + count, 0);
  return { counted, memory: process.memoryUsage.rss() / 1024 ** 2 };
});
endWithBench(() => server.close());
say({ port });
