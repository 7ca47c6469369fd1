import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Observations, Scenario, ScenarioContext } from "../scenario.ts";

const folder = fileURLToPath(new URL("../../lessons/07-crash-and-resume", import.meta.url));

/** Starts the lesson's program, and resolves when it has printed `text`. */
async function started(grpcPort: number, ledger: string, args: string[], text: string) {
  const app = spawn(process.execPath, ["--import", "tsx", "main.ts", ...args], {
    cwd: folder,
    env: { ...process.env, DAPR_GRPC_PORT: String(grpcPort), LEDGER: ledger },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(app, "close");
  let output = "";
  await new Promise<void>((resolve, reject) => {
    for (const stream of [app.stdout, app.stderr]) {
      stream.on("data", (data) => {
        output += data;
        if (output.includes(text)) resolve();
      });
    }
    void ended.then(() => reject(new Error(`It ended without ${text}:\n${output}`)));
  });
  return { app, ended };
}

/** Kills the program when it has charged and told nobody, and starts it again. */
async function crash(
  { grpcPort, ended, history }: ScenarioContext,
  id: string,
  args: string[],
): Promise<Observations> {
  const home = await mkdtemp(join(tmpdir(), "lesson-07-"));
  const ledger = join(home, "ledger.txt");
  try {
    const first = await started(grpcPort, ledger, args, "[Activity] Charging");
    first.app.kill("SIGKILL");
    await first.ended;
    // daprd answers questions about an instance only while a worker is there.
    const second = await started(grpcPort, ledger, [...args, "--stay"], `[Client] ${id}`);
    const seen = { state: await ended(id), history: await history(id) };
    second.app.kill("SIGTERM");
    await second.ended;
    return { effects: (await readFile(ledger, "utf8")).trimEnd().split("\n"), ...seen };
  } finally {
    await rm(home, { recursive: true });
  }
}

export const scenarios: Scenario[] = [
  {
    name: "Lesson 7 charges twice when it dies before the charge is on record",
    run: (ctx) => crash(ctx, "task-701", []),
  },
  {
    name: "Lesson 7 charges once under a key, whatever dies",
    run: (ctx) => crash(ctx, "task-702", ["--with-key"]),
  },
];
