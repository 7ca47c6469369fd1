import { join, resolve } from "node:path";
import { course, findLesson, type Lesson } from "../course.ts";
import { readExercise, submit } from "../grader/exercise.ts";
import { report } from "../grader/report.ts";
import type { Verdict } from "../grader/verdict.ts";
import { readArguments } from "./arguments.ts";
import { commandError } from "./errors.ts";
import { root } from "./folders.ts";
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
  const dir = typeof options.dir === "string" ? resolve(here(), options.dir) : undefined;
  const all = positional[0] === "all";
  if (dir && all) {
    const message = "One folder holds one answer: give a number with --dir, not all.";
    throw commandError("WRONG_USE", message, usage.command);
  }
  return { lessons, all, dir, json: options.json === true, verbose: options.verbose === true };
}

function chooseLessons([which, ...more]: readonly string[]): Lesson[] {
  const known = exercisesInWords();
  if (which === undefined) throw commandError("LESSON_MISSING", "check", known);
  if (more.length > 0) {
    const message = `One exercise at a time, or all; not ${[which, ...more].join(" and ")}.`;
    throw commandError("WRONG_USE", message, usage.command);
  }
  if (which === "all") return [...course.lessons];
  const lesson = /^\d+$/.test(which) ? findLesson(Number(which)) : undefined;
  if (!lesson) throw commandError("LESSON_UNKNOWN", which, known);
  return [lesson];
}

/** "is an exercise for lesson 3", to stand after "There". */
function exercisesInWords(): string {
  const numbers = course.lessons.map(({ number }) => number);
  return numbers.length === 1
    ? `is an exercise for lesson ${numbers[0]}`
    : `are exercises for lessons ${numbers.join(", ")}`;
}

async function check({ lessons, all, dir, json, verbose }: Request): Promise<number> {
  const verdicts: Verdict[] = [];
  for (const lesson of lessons) {
    const exercise = readExercise(join(root, "exercises", lesson.exercise));
    const submission = submit(exercise, dir ?? exercise.home);
    // The compiler takes a while to load; what is refused before needs none.
    const { judge } = await import("../grader/judge.ts");
    const verdict = await judge(submission, verbose);
    verdicts.push(verdict);
    if (!json) show(verdict, all, verbose);
  }
  if (json) process.stdout.write(`${JSON.stringify(all ? verdicts : verdicts[0])}\n`);
  return verdicts.every(({ passed }) => passed) ? 0 : 1;
}

function show(verdict: Verdict, isOneOfMany: boolean, verbose: boolean): void {
  const colors = hasColors();
  const lines = [report(verdict, { colors, cwd: here() })];
  if (isOneOfMany) lines.unshift(`Exercise ${verdict.exercise.number}`);
  if (verbose) lines.push(`  ${times(verdict)}`);
  process.stdout.write(`${lines.join("\n")}\n`);
}

function times({ milliseconds }: Verdict): string {
  return Object.entries(milliseconds)
    .map(([part, ms]) => `${part} ${ms} ms`)
    .join(", ");
}

/** Where people are: npm changes to the package's folder and keeps the other one here. */
function here(): string {
  const { npm_lifecycle_event: script, INIT_CWD: typedIn } = process.env;
  return script === "check" && typedIn ? typedIn : process.cwd();
}

function faultOf(error: unknown): { code: string; cause: string; message: string; help: string } {
  const { code, cause, message, help } = error as Record<string, unknown>;
  return {
    code: typeof code === "string" ? code : "UNEXPECTED",
    cause: typeof cause === "string" ? cause : typeof help === "string" ? "usage" : "kit",
    message: String(message),
    help: typeof help === "string" ? help : "Run it with --verbose, and report what it prints.",
  };
}
