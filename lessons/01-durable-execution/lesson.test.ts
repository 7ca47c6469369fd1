import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";

/** Runs one of the lesson's programs until it ends, or until it has printed `last`. */
async function run(file: string, ledger: string, last?: string): Promise<string> {
  const app = spawn(process.execPath, ["--import", "tsx", file], {
    cwd: import.meta.dirname,
    env: { ...process.env, LEDGER: ledger },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void app.kill("SIGKILL"));
  let output = "";
  app.stdout.on("data", (data) => {
    output += data;
    if (last && output.includes(last)) app.kill("SIGKILL");
  });
  await once(app, "close");
  return output;
}

describe("killed in its last step and started again", () => {
  test.each([
    ["plain.ts", 1, ["assigned to alice", "assigned to bob", "mailed bob"]],
    ["main.ts", 0, ["assigned to alice", "mailed alice"]],
  ])("%s validates %i times more", async (file, validations, effects) => {
    const folder = mkdtempSync(join(tmpdir(), "lesson-01-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const ledger = join(folder, "ledger.txt");
    await run(file, ledger, "[Step] Notifying");
    const output = await run(file, ledger);
    expect(output.split("[Step] Validating")).toHaveLength(validations + 1);
    expect(readFileSync(ledger, "utf8").trimEnd().split("\n")).toEqual(effects);
  });
});
