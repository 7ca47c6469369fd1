import { join } from "node:path";
import { exerciseNamed } from "./answers/choose.ts";
import { answerFiles, differing } from "./answers/files.ts";
import { newestOther, snapshotsFolder, takeSnapshot } from "./answers/snapshots.ts";
import { readArguments } from "./arguments.ts";
import { shown } from "./folders.ts";
import { replaceFile } from "./replace-file.ts";

const usage = {
  command: "npm run undo",
  takes: "<number>",
  does: "Brings back the newest kept copy of an exercise. Once more, and the undo is undone.",
  options: {},
  examples: ["npm run undo 3"],
};

/**
 * `npm run undo 3`
 * @param argv what follows the command's name
 * @returns the exit code: 0 also when there is nothing to bring back
 * @throws errors for people
 */
export async function run(argv: string[]): Promise<number> {
  const given = readArguments(usage, argv);
  if (!given) return 0;
  const exercise = exerciseNamed(given.positional, "undo");
  const mine = answerFiles(exercise);
  const snapshot = await newestOther(exercise, mine);
  if (!snapshot) {
    console.log(`Nothing to undo: no kept copy of exercise ${exercise.number} differs from it.`);
    return 0;
  }
  const { folder, files } = snapshot;
  const changed = differing(files, mine);
  if (mine.size > 0) await takeSnapshot(exercise, mine, "before-undo", new Date());
  for (const name of changed) {
    await replaceFile(join(exercise.home, name), files.get(name) ?? "");
  }
  console.log(`Brought back: ${changed.map((n) => shown(join(exercise.home, n))).join(", ")}`);
  console.log(`It comes from ${shown(folder)}`);
  console.log(`The other way: npm run undo ${exercise.number}`);
  console.log(`All kept copies: ${shown(snapshotsFolder(exercise))}`);
  return 0;
}
