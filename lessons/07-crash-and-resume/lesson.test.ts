import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";

/** Starts `main.ts` as `npm start` does, with a ledger of its own. */
function start(args: string[], ledger: string) {
  const app = spawn(process.execPath, ["--import", "tsx", "main.ts", ...args], {
    cwd: import.meta.dirname,
    env: { ...process.env, LEDGER: ledger },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void app.kill("SIGKILL"));
  const ended = once(app, "close");
  let output = "";
  const printed = (text: string) =>
    new Promise<void>((resolve, reject) => {
      app.stdout.on("data", (data) => {
        output += data;
        if (output.includes(text)) resolve();
      });
      void ended.then(() =>
        reject(new Error(`It ended without ${text}:\n${output}`)),
      );
    });
  return { app, ended, printed };
}

describe("killed after the charge, before its result is on record", () => {
  test.each([
    ["without a key", [], ["assigned", "charged", "charged", "mailed"]],
    ["with a key", ["--with-key"], ["assigned", "charged", "mailed"]],
  ])("%s", async (_title, args, effects) => {
    const folder = mkdtempSync(join(tmpdir(), "lesson-07-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const ledger = join(folder, "ledger.txt");

    const first = start(args, ledger);
    await first.printed("[Activity] Charging");
    first.app.kill("SIGKILL");
    await first.ended;

    const second = start(args, ledger);
    await second.printed('"status":"completed"');
    await second.ended;
    const lines = readFileSync(ledger, "utf8").trimEnd().split("\n");
    expect(lines.map((line) => line.split(" ")[0])).toEqual(effects);
  });
});
