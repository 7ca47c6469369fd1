import { course } from "../course.ts";
import { readArguments } from "./arguments.ts";
import { shown } from "./folders.ts";
import { progressFile, readProgress } from "./progress/store.ts";
import { nextOf, rowsOf, tableOf } from "./progress/table.ts";

const usage = {
  command: "npm run progress",
  takes: "",
  does: "Shows which exercises you have passed, and what comes next.",
  options: { "--json": "print it for a machine" },
};

/**
 * `npm run progress`
 * @param argv what follows the command's name
 * @returns the exit code: 0
 * @throws errors for people
 */
export async function run(argv: string[]): Promise<number> {
  const given = readArguments(usage, argv);
  if (!given) return 0;
  const rows = rowsOf(course.lessons, await readProgress());
  const next = nextOf(rows);
  if (given.options.json) {
    const exercises = rows.map(({ entry, ...row }) => ({ ...row, ...entry }));
    console.log(JSON.stringify({ file: progressFile, exercises, next: next ?? null }));
    return 0;
  }
  console.log(tableOf(rows).join("\n"));
  console.log(`\n${next ? `Next: ${next}` : "All exercises are passed."}`);
  console.log(`It is kept in ${shown(progressFile)}, and nowhere else.`);
  return 0;
}
