import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { kill } from "../command.ts";
import { loadOn, startApp } from "../engines.ts";
import type { Figures } from "../figures.ts";
import type { Bench } from "../row.ts";
import { startOn } from "./start.ts";

const aWeek = 7 * 24 * 3600;

/**
 * Instances that wait on timers: the sidecar's memory in MB while they were started and after
 * a `kill -9`, and how many seconds it then takes until it is ready again.
 */
export async function waitingTimers(bench: Bench): Promise<Figures> {
  const data = join(bench.folder, "timers");
  const first = await startOn(bench, data);
  const app = await startApp(bench.watch, first.grpcPort);
  const count = bench.quick ? 500 : 10_000;
  await loadOn(app, { workflow: "wait", size: aWeek, count, inFlight: 32 }, "start");
  const figures: Figures = {
    memory: [await memoryOf(first.process.pid)],
    restarted: [],
    ready: [],
  };
  await app.stop();
  await kill(first.process);
  for (let round = 0; round < bench.rounds; round++) {
    const again = await startOn(bench, data);
    figures.ready?.push(again.milliseconds / 1000);
    figures.restarted?.push(await memoryOf(again.process.pid));
    await kill(again.process);
  }
  return figures;
}

/** What a process holds in memory, in MB. */
async function memoryOf(pid = 0): Promise<number> {
  const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(pid)]);
  return Number(stdout) / 1024;
}
