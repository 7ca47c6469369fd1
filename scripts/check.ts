import { resolve } from "node:path";
import { course, type Lesson } from "../course.ts";
import { submit } from "../grader/exercise.ts";
import { report } from "../grader/report.ts";
import type { Verdict } from "../grader/verdict.ts";
import type { Story } from "../runs/chronicle.ts";
import { exerciseOf, exercisesInWords, lessonNamed } from "./answers/choose.ts";
import { readArguments } from "./arguments.ts";
import { commandError } from "./errors.ts";
import { whereTyped } from "./folders.ts";
import { keepForWorkshop, sendToWorkshop, tell } from "./joined/report.ts";
import { faultOf } from "./print-error.ts";
import { verdictGiven } from "./progress/changes.ts";
import { noteProgress } from "./progress/store.ts";
import { keepCheckRun } from "./runs/check.ts";
import { hasColors } from "./terminal.ts";

const usage = {
  command: "npm run check",
  takes: "<number>|all",
  does: "Grades your answer to an exercise: compiles it, runs it and crashes it.",
  options: {
    "--dir <path>": "grade the files in this folder instead",
    "--json": "print the verdict for a machine (grader/verdict-schema.ts)",
  },
  examples: ["npm run check 3", "npm run check 3 -- --dir ../my-answer", "npm run check all"],
};

interface Request {
  lessons: Lesson[];
  /** Whether all were asked for, however many there are. */
  all: boolean;
  dir?: string;
  json: boolean;
  verbose: boolean;
}

/**
 * `npm run check 3`
 * @param argv what follows the command's name
 * @returns the exit code: 0 passed, 1 not passed, 2 fault of usage, kit or machine (with `--json`)
 * @throws errors for people
 */
export async function run(argv: string[]): Promise<number> {
  const json = argv.includes("--json");
  try {
    const request = readRequest(argv);
    return request ? await check(request) : 0;
  } catch (error) {
    if (!json) throw error;
    process.stdout.write(`${JSON.stringify({ error: faultOf(error) })}\n`);
    return 2;
  }
}

function readRequest(argv: string[]): Request | undefined {
  const given = readArguments(usage, argv);
  if (!given) return undefined;
  const { positional, options } = given;
  const lessons = chooseLessons(positional);
  const dir =
    typeof options.dir === "string" ? resolve(whereTyped("check"), options.dir) : undefined;
  const all = positional[0] === "all";
  if (dir && all) {
    const message = "One folder holds one answer: give a number with --dir, not all.";
    throw commandError("WRONG_USE", message, usage.command);
  }
  return { lessons, all, dir, json: options.json === true, verbose: options.verbose === true };
}

function chooseLessons([which, ...more]: readonly string[]): Lesson[] {
  if (which === undefined) throw commandError("LESSON_MISSING", "check", exercisesInWords());
  if (more.length > 0) {
    const message = `One exercise at a time, or all; not ${[which, ...more].join(" and ")}.`;
    throw commandError("WRONG_USE", message, usage.command);
  }
  return which === "all" ? [...course.lessons] : [lessonNamed(which)];
}

async function check({ lessons, all, dir, json, verbose }: Request): Promise<number> {
  const verdicts: Verdict[] = [];
  for (const lesson of lessons) {
    const exercise = exerciseOf(lesson);
    const submission = submit(exercise, dir ?? exercise.home);
    // The compiler takes a while to load; what is refused before needs none.
    const { judge } = await import("../grader/judge.ts");
    const at = new Date();
    let story: Story | undefined;
    const verdict = await judge(submission, verbose, { hear: (heard) => (story = heard) });
    verdicts.push(verdict);
    if (!json) show(verdict, all, verbose);
    if (story) await keepCheckRun({ lesson, submission, at, story });
    // An answer from elsewhere may be anybody's.
    if (dir) continue;
    const entry = await noteProgress(exercise.name, verdictGiven(verdict, new Date()));
    await keepForWorkshop(exercise.name, verdict, entry?.attempts ?? 1);
    if (!json && verdict.passed) console.log(`  The solution: npm run diff ${lesson.number}`);
  }
  if (json) process.stdout.write(`${JSON.stringify(all ? verdicts : verdicts[0])}\n`);
  if (!dir) tell(await sendToWorkshop());
  return verdicts.every(({ passed }) => passed) ? 0 : 1;
}

function show(verdict: Verdict, isOneOfMany: boolean, verbose: boolean): void {
  const colors = hasColors();
  const lines = [report(verdict, { colors, cwd: whereTyped("check") })];
  if (isOneOfMany) lines.unshift(`Exercise ${verdict.exercise.number}`);
  if (verbose) lines.push(`  ${times(verdict)}`);
  process.stdout.write(`${lines.join("\n")}\n`);
}

function times({ milliseconds }: Verdict): string {
  return Object.entries(milliseconds)
    .map(([part, ms]) => `${part} ${ms} ms`)
    .join(", ");
}
