import { join } from "node:path";
import { execa } from "execa";
import { course } from "../course.ts";
import { readArguments } from "./arguments.ts";
import { openItems } from "./course-check/open-items.ts";
import { root } from "./folders.ts";
import { run as record } from "./record.ts";

const usage = {
  command: "npm run course:check",
  takes: "",
  does: "Checks what the site shows against what the lessons do, and every exercise against its answers.",
  options: {},
};

/**
 * `npm run course:check`
 * @param argv what follows the command's name
 * @returns the exit code: 0 all is right, 1 something is not
 * @throws errors for people
 */
export async function run(argv: string[]): Promise<number> {
  if (!readArguments(usage, argv)) return 0;
  const open = openItems(root, course.lessons);
  if (open.length > 0) {
    console.log(`Still to be written or put back:\n  ${open.join("\n  ")}`);
    return 1;
  }
  const codes: number[] = [];
  for (const { number } of course.lessons) codes.push(await record([String(number), "--check"]));
  codes.push(await proveExercises());
  return codes.every((code) => code === 0) ? 0 : 1;
}

/** Starters fail, solutions pass, and each wrong answer gets its own finding. */
async function proveExercises(): Promise<number> {
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const proof = ["run", "--config", "vitest.long.config.ts", "grader/proof"];
  const { exitCode } = await execa(process.execPath, [vitest, ...proof], {
    cwd: root,
    stdio: "inherit",
    reject: false,
  });
  return exitCode ?? 1;
}
