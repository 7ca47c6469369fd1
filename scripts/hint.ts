import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findLesson } from "../course.ts";
import { readArguments } from "./arguments.ts";
import { commandError } from "./errors.ts";
import { root } from "./folders.ts";
import { hintShown } from "./progress/changes.ts";
import { noteProgress, readProgress } from "./progress/store.ts";

const usage = {
  command: "npm run hint",
  takes: "<number> [<step>]",
  does: "Prints the next hint for an exercise, or the one whose number you give.",
  options: {},
  examples: ["npm run hint 3", "npm run hint 3 2"],
};

/**
 * `npm run hint 3`
 * @param argv what follows the command's name
 * @returns the exit code: 0
 * @throws errors for people
 */
export async function run(argv: string[]): Promise<number> {
  const given = readArguments(usage, argv);
  if (!given) return 0;
  const [number = "", asked] = given.positional;
  const lesson = findLesson(Number(number));
  if (!lesson) {
    const message = number ? `There is no exercise ${number}.` : "Say for which exercise.";
    throw commandError("WRONG_USE", message, usage.command);
  }
  const steps = hintsOf(join(root, "exercises", lesson.exercise, "hints.md"));
  const { lastHint = 0 } = (await readProgress()).exercises[lesson.exercise] ?? {};
  const step = asked ?? String(Math.min(lastHint + 1, steps.length));
  const hint = steps[Number(step) - 1];
  if (!hint) {
    const message = `Exercise ${number} has the hints 1 to ${steps.length}, not ${step}.`;
    throw commandError("WRONG_USE", message, usage.command);
  }
  await noteProgress(lesson.exercise, hintShown(Number(step)));
  const more =
    steps.length > Number(step) ? `\nMore: npm run hint ${number} ${Number(step) + 1}\n` : "";
  process.stdout.write(`${hint.trim()}\n${more}`);
  return 0;
}

/** The sections of a file with hints, without the marks of their headings. */
function hintsOf(file: string): string[] {
  const [, ...sections] = readFileSync(file, "utf8").split(/^## /m);
  return sections;
}
