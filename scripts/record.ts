import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createColors } from "picocolors";
import { folderOf } from "../course.ts";
import { readArguments } from "./arguments.ts";
import { root, shown } from "./folders.ts";
import { chooseLesson } from "./lesson/choose.ts";
import { differences } from "./record/differences.ts";
import { recordLesson } from "./record/record-lesson.ts";
import { hasColors } from "./terminal.ts";

const usage = {
  command: "npm run record",
  takes: "<number>",
  does: "Runs a lesson and writes what the site shows of it, below docs/records.",
  options: { "--check": "write nothing; fail when a record no longer matches" },
  examples: ["npm run record -- 3", "npm run record -- 3 --check"],
};

/**
 * `npm run record -- 3`
 * @param argv what follows the command's name
 * @returns the exit code: 0 written or the same, 1 not the same
 * @throws errors for people
 */
export async function run(argv: string[]): Promise<number> {
  const given = readArguments(usage, argv);
  if (!given) return 0;
  const lesson = chooseLesson(given.positional, "record", usage.command);
  const records = await recordLesson(lesson.number);
  const folder = join(root, "docs", "records", folderOf(lesson));
  const paint = createColors(hasColors());
  let changed = 0;
  await mkdir(folder, { recursive: true });
  for (const [name, text] of records) {
    const path = join(folder, name);
    const before = await readFile(path, "utf8").catch(() => "");
    if (before === text) {
      console.log(`${shown(path)} ${paint.green("is up to date")}`);
    } else if (given.options.check === true) {
      changed += 1;
      console.log(`${shown(path)} ${paint.red("no longer matches")}`);
      console.log(differences(before, text));
    } else {
      await writeFile(path, text);
      console.log(`${shown(path)} ${paint.yellow("written")}`);
    }
  }
  if (changed > 0) console.log(`Renew with: npm run record -- ${lesson.number}`);
  return changed > 0 ? 1 : 0;
}
