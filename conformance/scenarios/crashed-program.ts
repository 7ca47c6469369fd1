import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Observations, ScenarioContext } from "../scenario.ts";

export interface CrashedProgram {
  /** The lesson's folder; its `main.ts` is run. */
  lesson: string;
  args?: string[];
  /** The instance that it starts. */
  id: string;
  /** Killed as soon as it prints this. */
  killedAt: string;
}

/** Kills a lesson's program and starts it again: what it did to the world, and what history says. */
export async function crashProgram(
  { grpcPort, ended, history }: ScenarioContext,
  { lesson, args = [], id, killedAt }: CrashedProgram,
): Promise<Observations> {
  const home = await mkdtemp(join(tmpdir(), "lesson-"));
  const ledger = join(home, "ledger.txt");
  const environment = { DAPR_GRPC_PORT: String(grpcPort), LEDGER: ledger };
  try {
    const first = await started(lesson, args, environment, killedAt);
    first.app.kill("SIGKILL");
    await first.ended;
    // daprd answers questions about an instance only while a worker is there.
    const second = await started(lesson, [...args, "--stay"], environment, `[Client] ${id}`);
    const seen = { state: await ended(id), history: await history(id) };
    second.app.kill("SIGTERM");
    await second.ended;
    return { effects: (await readFile(ledger, "utf8")).trimEnd().split("\n"), ...seen };
  } finally {
    await rm(home, { recursive: true });
  }
}

/** Starts the program, and resolves when it has printed `text`. */
async function started(
  lesson: string,
  args: string[],
  environment: Record<string, string>,
  text: string,
) {
  const app = spawn(process.execPath, ["--import", "tsx", "main.ts", ...args], {
    cwd: fileURLToPath(new URL(`../../lessons/${lesson}`, import.meta.url)),
    env: { ...process.env, ...environment },
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
