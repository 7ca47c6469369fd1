import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { descendants, isGone, runToEnd, start, temporaryFolder } from "./testing/command.ts";

const number = expect.any(Number);
const summary = { median: number, min: number, max: number, samples: [number] };

// Each starts many processes, and others may need the cores.
const patience = { timeout: 300_000 };

test(
  "a quick bench of one row prints it, and writes it as JSON",
  patience,
  async ({ onTestFinished }) => {
    const folder = await temporaryFolder(onTestFinished);
    const file = join(folder, "made for it", "figures.json");
    const args = ["bench", "--quick", "--only", "ready", "--json", file];
    const { code, stdout, stderr } = await runToEnd(args, onTestFinished, { data: folder });
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^from process start to ready \(ms\)\n {2}sidecar +\d/);
    expect(stdout).toMatch(/→ start against Node with grpc-js +≤ 2 × +[\d.]+ × {2}(NOT MET|met)\n/);
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual({
      node: process.versions.node,
      cores: number,
      rounds: 1,
      rows: [
        {
          name: "ready",
          what: "from process start to ready",
          unit: "ms",
          figures: { sidecar: summary, node: summary },
          bars: [
            {
              what: "start against Node with grpc-js",
              bound: "at most",
              limit: 2,
              unit: "×",
              value: number,
              met: expect.any(Boolean),
            },
          ],
        },
      ],
    });
  },
);

test(
  "a bench that is killed leaves no process and no folder behind",
  patience,
  async ({ onTestFinished }) => {
    const data = await temporaryFolder(onTestFinished);
    const before = new Set(readdirSync(tmpdir()));
    const bench = start(["bench", "--only", "timers"], onTestFinished, { data });
    const app = await untilThere(bench.pid, /programs\/app\.ts/);
    const all = await descendants(bench.pid);
    expect(all).toContainEqual(app);
    bench.kill("SIGKILL");
    await bench.ended;
    for (const { pid } of all) await isGone(pid);
    const folders = readdirSync(tmpdir()).filter((name) => name.startsWith("bench-"));
    expect(folders.filter((name) => !before.has(name))).toEqual([]);
  },
);

test("a row that is not there is refused with those that are", async ({ onTestFinished }) => {
  const { code, stderr } = await runToEnd(["bench", "--only", "speed"], onTestFinished);
  expect(stderr).toMatch(/^error {2}There is no row speed, but throughput, engine, latency, /);
  expect(code).toBe(2);
});

/** Waits until a process of a tree's has been started. */
async function untilThere(root: number, command: RegExp) {
  for (;;) {
    const found = (await descendants(root)).find((one) => command.test(one.command));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
