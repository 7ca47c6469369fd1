import { join } from "node:path";
import { execa } from "execa";
import { agendas } from "../agendas.ts";
import { course } from "../course.ts";
import { readArguments } from "./arguments.ts";
import { agendaProblems } from "./course-check/agendas.ts";
import { openItems } from "./course-check/open-items.ts";
import { teachingGuides } from "./course-check/teaching-guides.ts";
import { root } from "./folders.ts";
import { run as record } from "./record.ts";

const usage = {
  command: "npm run course:check",
  takes: "",
  does: "Checks what the site shows against what the lessons do, every exercise against its answers, the plans for teaching against the lessons, and the skill against its samples.",
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
  const problems = agendaProblems(agendas, teachingGuides(root, course.lessons));
  if (problems.length > 0) {
    console.log(`The plans for teaching do not add up:\n  ${problems.join("\n  ")}`);
    return 1;
  }
  const codes: number[] = [];
  for (const { number } of course.lessons) codes.push(await record([String(number), "--check"]));
  codes.push(await vitest("--config", "vitest.long.config.ts", "grader/proof"));
  codes.push(await vitest("--project", "scripts", "scripts/review/skill.test.ts"));
  return codes.every((code) => code === 0) ? 0 : 1;
}

/**
 * Runs tests that are an author's proof: of the exercises (starters fail, solutions pass, each
 * wrong answer gets its own finding), and of the skill (each sample answer gets its findings).
 */
async function vitest(...args: string[]): Promise<number> {
  const { exitCode } = await execa(
    process.execPath,
    [join(root, "node_modules", "vitest", "vitest.mjs"), "run", ...args],
    { cwd: root, stdio: "inherit", reject: false },
  );
  return exitCode ?? 1;
}
