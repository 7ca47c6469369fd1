import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runToEnd, temporaryFolder } from "./testing/command.ts";
import type { Report } from "./bench/report.ts";

// Each starts many processes, and others may need the cores.
const patience = { timeout: 300_000 };

test(
  "a quick bench measures every engine, and holds them against each other",
  patience,
  async ({ onTestFinished }) => {
    const data = await temporaryFolder(onTestFinished);
    const file = join(data, "figures.json");
    const args = ["bench", "--quick", "--only", "throughput,fan-out", "--json", file];
    const { code, stderr } = await runToEnd(args, onTestFinished, { data });
    expect(stderr).toBe("");
    expect(code).toBe(0);
    const { rows } = JSON.parse(await readFile(file, "utf8")) as Report;
    const sides = rows.map(({ figures }) => Object.keys(figures));
    expect(sides).toEqual([
      ["disk", "memory", "daprd", "ceiling"],
      ["disk", "memory", "daprd"],
    ]);
    for (const { value } of rows.flatMap(({ bars }) => bars)) expect(value).toBeGreaterThan(0);
  },
);
