import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { dirname, join, resolve } from "node:path";
import { readArguments } from "./arguments.ts";
import { startEngines, type AppName, type Engines } from "./bench/engines.ts";
import { describeRow, reportRow, type Report } from "./bench/report.ts";
import { startReaper, type Reaper } from "./bench/reaper.ts";
import { rows } from "./bench/rows.ts";
import { commandError } from "./errors.ts";
import { courseFolder, shown } from "./folders.ts";
import { exitCode, interruptible } from "./interruption.ts";

const usage = {
  command: "npm run bench",
  takes: "",
  does: "Measures the embedded sidecar beside real Dapr, and holds it against what is asked of it.",
  options: {
    "--only <rows>": `some rows, by name, with commas: ${rows.map(({ name }) => name).join(", ")}`,
    "--quick": "few repeats and small loads, to see that it works",
    "--json <file>": `where the figures go; ${shown(join(courseFolder, "bench.json"))} when left out`,
  },
};

/**
 * `npm run bench`
 * @param argv what follows the command's name
 * @returns the exit code: 0 once everything is measured, whether the bars are met or not
 * @throws errors for people; by then everything it started has ended
 */
export async function run(argv: string[]): Promise<number> {
  const given = readArguments(usage, argv);
  if (!given) return 0;
  const { only, quick = false, json } = given.options;
  const chosen = choose(only);
  const interruption = interruptible();
  const reaper = await startReaper();
  try {
    const ended = await Promise.race([
      measure(chosen, quick === true, reaper),
      interruption.signal,
    ]);
    if (typeof ended === "string") return exitCode(ended);
    const file = resolve(json === undefined ? join(courseFolder, "bench.json") : String(json));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify(ended, undefined, 2)}\n`);
    console.log(`\nThe figures are in ${shown(file)}.`);
    return 0;
  } finally {
    await reaper.stop();
    interruption.release();
  }
}

function choose(only: string | boolean | undefined) {
  if (only === undefined) return rows;
  const names = String(only).split(",");
  const unknown = names.find((name) => !rows.some((row) => row.name === name));
  if (unknown === undefined) return rows.filter(({ name }) => names.includes(name));
  const known = rows.map(({ name }) => name).join(", ");
  throw commandError("WRONG_USE", `There is no row ${unknown}, but ${known}.`, usage.command);
}

async function measure(
  chosen: typeof rows,
  quick: boolean,
  { folder, watch }: Reaper,
): Promise<Report> {
  const rounds = quick ? 1 : 5;
  const report: Report = {
    node: process.versions.node,
    cores: availableParallelism(),
    rounds,
    rows: [],
  };
  const started = new Map<AppName, Promise<Engines>>();
  const engines = async (app: AppName) => {
    const starting = started.get(app) ?? startEngines(watch, folder, app);
    started.set(app, starting);
    return (await starting).all;
  };
  const bench = { rounds, quick, folder, watch, engines };
  try {
    for (const row of chosen) {
      const measured = reportRow(row, await row.measure(bench));
      report.rows.push(measured);
      console.log(`${report.rows.length > 1 ? "\n" : ""}${describeRow(measured)}`);
    }
    return report;
  } finally {
    for (const starting of started.values()) await (await starting.catch(() => undefined))?.stop();
  }
}
