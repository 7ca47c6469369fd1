import { resolve } from "node:path";
import { readArguments } from "./arguments.ts";
import { commandError } from "./errors.ts";
import { whereTyped } from "./folders.ts";
import { faultOf, printError } from "./print-error.ts";
import { findFiles, type SourceFile } from "./review/files.ts";
import type { Review } from "./review/review-files.ts";
import { hasColors } from "./terminal.ts";

const usage = {
  command: "npm run review",
  takes: "<path>…",
  does:
    "Holds workflow files against the rules for workflow code, in this course or anywhere else.\n" +
    "Of a folder it reads all TypeScript and JavaScript that mentions workflows, but no tests.\n" +
    "It also runs the workflows they export, replay by replay, on stand-ins for all results.\n" +
    "This runs the top level of these files and of what they import, in a process that can\n" +
    "read files, but neither write any, start others nor reach the network.",
  options: {
    "--no-run": "keep to the rules; nothing of your code is run",
    "--json": "print files, findings, problems and runs for a machine",
  },
  examples: ["npm run review -- ../orders/src", "npm run review -- workflow.ts main.ts"],
};

/** For how long the workflows of one file may run, in milliseconds. */
const PATIENCE = 5000;

/** What a workflow is, for those whose files hold none. */
const NO_WORKFLOW =
  "A workflow is an `async function*` whose first parameter is a `WorkflowContext`.";

/**
 * `npm run review -- PATH…`
 * @param argv what follows the command's name
 * @returns the exit code: 0 nothing found, 1 findings, 2 fault of usage, kit or machine
 * @throws errors for people
 */
export async function run(argv: string[]): Promise<number> {
  const json = argv.includes("--json");
  try {
    const given = readArguments(usage, argv);
    if (!given) return 0;
    if (given.positional.length === 0) {
      throw commandError("WRONG_USE", "Name a workflow file, or a folder.", usage.command);
    }
    const cwd = whereTyped("review");
    const paths = given.positional.map((path) => resolve(cwd, path));
    const { review, code } = await judge(paths, given.options.run !== false);
    if (json) process.stdout.write(`${JSON.stringify(asJson(review))}\n`);
    else await print(review, cwd, given.options.verbose === true);
    return code;
  } catch (error) {
    if (!json) throw error;
    process.stdout.write(`${JSON.stringify({ error: faultOf(error) })}\n`);
    return 2;
  }
}

async function judge(paths: string[], runs: boolean): Promise<{ review: Review; code: number }> {
  const { files, problems } = findFiles(paths);
  // The parser takes a while to load; what is refused before needs none.
  const { reviewFiles } = await import("./review/review-files.ts");
  const ruled = reviewFiles(files);
  const review = runs ? await withRuns(ruled, files) : ruled;
  review.problems.unshift(...problems);
  const code = review.problems.length > 0 ? 2 : review.findings.length > 0 ? 1 : 0;
  return { review, code };
}

async function withRuns(review: Review, files: readonly SourceFile[]): Promise<Review> {
  if (review.workflows.length === 0) return review;
  const { runWorkflows } = await import("./review/run-workflows.ts");
  return runWorkflows(review, files, PATIENCE);
}

async function print(review: Review, cwd: string, verbose: boolean): Promise<void> {
  const { report } = await import("./review/report.ts");
  const { files, findings, problems } = review;
  const isEmpty = findings.length === 0 && files.every(({ workflows }) => workflows === 0);
  // Where nothing could be read, the problems say it all.
  if (files.length > 0 || findings.length > 0 || problems.length === 0) {
    const text = report(review, { colors: hasColors(), cwd });
    process.stdout.write(isEmpty ? `${text} ${NO_WORKFLOW}\n` : `${text}\n`);
  }
  for (const problem of problems) printError(problem, { verbose });
}

function asJson({ files, findings, problems, runs }: Review): object {
  const told = problems.map(({ code, message, help }) => ({ code, message, help }));
  return { files, findings, problems: told, runs };
}
