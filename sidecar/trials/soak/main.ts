/**
 * `npm run soak`: 10,000 workflows, 1,000 of them at once, while workers and the sidecar are
 * killed. Prints one line, and ends with 1 when something was lost, stuck, run again or leaked.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HEAP_ALLOWANCE, soak } from "./soak.ts";

const print = console.log;
for (const method of ["info", "warn", "error", "log"] as const) console[method] = () => {};

const data = await mkdtemp(join(tmpdir(), "soak "));
const begun = performance.now();
const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(0)} MB`;
try {
  const report = await soak({
    data,
    workflows: 10_000,
    live: 1000,
    workers: 3,
    killWorkerEvery: 400,
    killSidecarEvery: 3500,
  });
  const { finished, workersKilled, sidecarsKilled, rss, heapBefore, heapAfter } = report;
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  print(
    `soak: ${finished} workflows in ${seconds} s, none lost, none stuck; ` +
      `${workersKilled} workers and ${sidecarsKilled} sidecars killed; ` +
      `live heap ${megabytes(heapBefore)} before, ${megabytes(heapAfter)} after; ` +
      `at most ${megabytes(rss)} resident`,
  );
  if (heapAfter > heapBefore + HEAP_ALLOWANCE) process.exitCode = 1;
} catch (error) {
  print(`soak: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await rm(data, { recursive: true, force: true });
}
