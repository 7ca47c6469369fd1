import { join } from "node:path";
import { exerciseNamed } from "./answers/choose.ts";
import { answerFiles, differing, starterFiles } from "./answers/files.ts";
import { takeSnapshot } from "./answers/snapshots.ts";
import { readArguments } from "./arguments.ts";
import { shown } from "./folders.ts";
import { replaceFile } from "./replace-file.ts";

const usage = {
  command: "npm run reset",
  takes: "<number>",
  does: "Puts an exercise back to its start. What you wrote is kept; `npm run undo` brings it back.",
  options: {},
  examples: ["npm run reset 3"],
};

/**
 * `npm run reset 3`
 * @param argv what follows the command's name
 * @returns the exit code: 0
 * @throws errors for people
 */
export async function run(argv: string[]): Promise<number> {
  const given = readArguments(usage, argv);
  if (!given) return 0;
  const exercise = exerciseNamed(given.positional, "reset");
  const [mine, starter] = [answerFiles(exercise), starterFiles(exercise)];
  const changed = differing(starter, mine);
  if (changed.length === 0) {
    console.log(`Nothing to reset: exercise ${exercise.number} is as it was at the start.`);
    return 0;
  }
  const kept = mine.size > 0 && (await takeSnapshot(exercise, mine, "before-reset", new Date()));
  for (const name of changed) {
    await replaceFile(join(exercise.home, name), starter.get(name) ?? "");
  }
  console.log(`Back to the start: ${changed.map((n) => shown(join(exercise.home, n))).join(", ")}`);
  if (kept) console.log(`What you had is in ${shown(kept)}`);
  console.log(`To get it back: npm run undo ${exercise.number}`);
  return 0;
}
