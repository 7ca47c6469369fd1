import { join } from "node:path";
import type { Exercise } from "../grader/exercise.ts";
import { exerciseNamed } from "./answers/choose.ts";
import { confirm } from "./answers/confirm.ts";
import { difference } from "./answers/difference.ts";
import { answerFiles, solutionFiles, type Files } from "./answers/files.ts";
import { takeSnapshot } from "./answers/snapshots.ts";
import { readArguments } from "./arguments.ts";
import { shown } from "./folders.ts";
import { closedGate } from "./joined/gate.ts";
import { solutionSeen } from "./progress/changes.ts";
import { noteProgress, readProgress } from "./progress/store.ts";
import { hasColors } from "./terminal.ts";

const usage = {
  command: "npm run diff",
  takes: "<number>",
  does: "Shows your answer against the solution, once you have passed.",
  options: { "--yes": "show it although you have not passed yet" },
  examples: ["npm run diff 3", "npm run diff 3 -- --yes"],
};

/**
 * `npm run diff 3`
 * @param argv what follows the command's name
 * @returns the exit code: 0 shown, 1 not passed and not confirmed, or kept closed by a workshop
 * @throws errors for people
 */
export async function run(argv: string[]): Promise<number> {
  const given = readArguments(usage, argv);
  if (!given) return 0;
  const exercise = exerciseNamed(given.positional, "diff");
  const closed = await closedGate(Date.now);
  if (closed !== undefined) {
    console.log(`The workshop keeps solutions closed ${closed}.`);
    console.log(`A hint: npm run hint ${exercise.number}. Out of the workshop: npm run leave`);
    return 1;
  }
  const mine = answerFiles(exercise);
  const passed = (await readProgress()).exercises[exercise.name]?.firstPassed !== undefined;
  if (!passed) {
    if (!given.options.yes && !(await isConfirmed(exercise))) return 1;
    await noteProgress(exercise.name, solutionSeen(new Date()));
  }
  // Whoever copies from the solution next can come back to what they had.
  if (mine.size > 0) await takeSnapshot(exercise, mine, "before-diff", new Date());
  show(exercise, mine);
  return 0;
}

async function isConfirmed({ number }: Exercise): Promise<boolean> {
  const not = `Exercise ${number} is not passed yet`;
  if (process.stdin.isTTY && process.stdout.isTTY) {
    const question = `${not}. Show the solution all the same?`;
    return confirm(question, process.stdin, process.stdout);
  }
  console.log(`${not}, so its solution is not shown.`);
  console.log(`A hint: npm run hint ${number}. The solution: npm run diff ${number} -- --yes`);
  return false;
}

function show(exercise: Exercise, mine: Files): void {
  const { home, reference } = exercise;
  const lines = [...solutionFiles(exercise)].flatMap(([name, text]) =>
    difference(
      { name: shown(join(home, name)), text: String(mine.get(name) ?? "") },
      { name: shown(join(reference, name)), text: String(text) },
      hasColors(),
    ),
  );
  console.log(lines.join("\n") || "Your answer is the solution, word for word.");
}
