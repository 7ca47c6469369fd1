import { join } from "node:path";
import { root } from "../../folders.ts";
import { untilEnd } from "../command.ts";
import { portIn } from "../engines.ts";
import { startChild } from "../child.ts";
import type { Figures } from "../figures.ts";
import type { Bench } from "../row.ts";

/** Lesson 3 from start to finish: the command, and the app alone on a sidecar that runs. */
export async function lesson(bench: Bench): Promise<Figures> {
  const command: number[] = [];
  const alone: number[] = [];
  for (let round = -1; round < bench.rounds; round++) {
    const home = join(bench.folder, `lesson-${round}`);
    const took = await untilEnd(bench.watch, [join(root, "scripts", "run.mjs"), "lesson", "3"], {
      cwd: root,
      env: { ...process.env, COURSE_DIR: home },
    });
    // A new one each time: on one that knows its tasks the app would have nothing to do.
    const { child, hello } = await startChild(bench.watch, "sidecar", join(home, "alone"));
    const tookAlone = await untilEnd(bench.watch, ["--import", "tsx", "main.ts"], {
      cwd: join(root, "lessons", "03-workflows"),
      env: { ...process.env, DAPR_GRPC_PORT: String(portIn(hello)) },
    });
    await child.stop();
    if (round < 0) continue;
    command.push(took);
    alone.push(tookAlone);
  }
  return { command, alone };
}
