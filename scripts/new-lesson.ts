import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { course } from "../course.ts";
import { readArguments } from "./arguments.ts";
import { commandError } from "./errors.ts";
import { root } from "./folders.ts";
import { withLesson } from "./new-lesson/manifest.ts";
import { placeAll, topsOf } from "./new-lesson/place.ts";
import { namesOf, scaffold, type Names } from "./new-lesson/scaffold.ts";
import { replaceFile } from "./replace-file.ts";

const usage = {
  command: "npm run new:lesson",
  takes: "<number> <slug>",
  does: "Makes the files of a new lesson: project, page, exercise, solution, manifest entry.",
  options: {},
  examples: ["npm run new:lesson 5 client"],
};

/**
 * `npm run new:lesson 5 client`
 * @param argv what follows the command's name
 * @returns the exit code: 0
 * @throws errors for people
 */
export async function run(argv: string[]): Promise<number> {
  const given = readArguments(usage, argv);
  if (!given) return 0;
  const names = readNames(given.positional);
  const files = scaffold(names);
  const tops = topsOf(files.keys());
  const taken = tops.find((top) => existsSync(join(root, top)));
  if (taken) throw refusal(`${taken} exists already; choose another number or slug.`);
  const manifest = join(root, "course.ts");
  const extended = withLesson(await readFile(manifest, "utf8"), names);
  await placeAll(root, files, () => replaceFile(manifest, extended));
  console.log(`Lesson ${names.number} is begun: ${files.size} files, and its entry in course.ts.`);
  for (const top of tops) console.log(`  ${top}`);
  console.log("Next: npm install, which links the lesson.");
  console.log("What is still to be written: npm run course:check");
  return 0;
}

/** @throws {CommandError} WRONG_USE */
function readNames([number = "", slug = "", ...more]: readonly string[]): Names {
  if (!/^[1-9]\d?$/.test(number)) {
    throw refusal(`A lesson's number is 1 to 99${number && `, not ${number}`}.`);
  }
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug)) {
    const example = "small letters and digits with single hyphens, such as child-workflows";
    throw refusal(`A lesson's slug is ${example}${slug && `; not ${slug}`}.`);
  }
  if (more.length > 0) throw refusal(`It takes a number and a slug, and no ${more.join(" ")}.`);
  const taken = course.lessons.find(
    (lesson) => lesson.number === Number(number) || lesson.slug === slug,
  );
  if (taken) throw refusal(`Lesson ${taken.number} is there already: ${taken.slug}.`);
  return namesOf(Number(number), slug);
}

const refusal = (message: string) => commandError("WRONG_USE", message, usage.command);
