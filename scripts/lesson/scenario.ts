import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import type { Scenario, Stage } from "./stage.ts";

/**
 * What happens in a lesson's run: its own scenario, or {@link mainToItsEnd} when it has none.
 * @param folder the lesson's folder name: "07-crash-and-resume"
 */
export async function scenarioOf(folder: string): Promise<{ play: Scenario; isOwn: boolean }> {
  const path = join(import.meta.dirname, "scenarios", `${folder}.ts`);
  if (!existsSync(path)) return { play: mainToItsEnd, isOwn: false };
  const { default: play } = (await import(pathToFileURL(path).href)) as { default: Scenario };
  return { play, isOwn: true };
}

/** Runs `main.ts` until it ends by itself, and again when somebody killed it. */
async function mainToItsEnd(stage: Stage): Promise<void> {
  for (let kills = 0; ; kills++) {
    const args = stage.stays ? ["--stay"] : [];
    const { program } = await stage.start("main.ts", { args, quietly: true });
    const over = stage.stays ? [program.ending, program.staying] : [program.ending];
    if ((await Promise.race(over)) !== "killed") return;
    stage.outlives(program, kills);
  }
}
