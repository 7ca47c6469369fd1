import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { folderOf, type Lesson } from "../../course.ts";
import { readExercise } from "../../grader/exercise.ts";
import { teachingGuideIn } from "../../teaching-guide.ts";
import { answerFiles, differing, starterFiles } from "../answers/files.ts";

/** Marks what `npm run new:lesson` leaves to the author. */
const MARK = "TODO(author)";

/** Fewer prove little. */
const LEAST_ANSWERS = 3;

/**
 * What an author has still to write or to put back, as lines for people.
 * @param root the repository
 */
export function openItems(root: string, lessons: readonly Lesson[]): string[] {
  const items = lessons.flatMap((lesson) => itemsOf(root, lesson));
  return [...marksIn(root, "course.ts"), ...items];
}

function itemsOf(root: string, lesson: Lesson): string[] {
  const [folder, { exercise, number }] = [folderOf(lesson), lesson];
  const needed = [
    `lessons/${folder}`,
    `docs/lessons/${folder}.md`,
    `docs/questions/${folder}.json`,
    `exercises/${exercise}/exercise.json`,
    `exercises/${exercise}/README.md`,
    `exercises/${exercise}/hints.md`,
    `exercises/${exercise}/starter`,
    `solutions/${exercise}`,
  ];
  const missing = needed.filter((path) => !existsSync(join(root, path)));
  if (missing.length > 0) return missing.map((path) => `${path} is missing`);
  const marked = [
    `lessons/${folder}`,
    `docs/lessons/${folder}.md`,
    `docs/questions/${folder}.json`,
    `exercises/${exercise}`,
    `solutions/${exercise}`,
  ];
  const record = `docs/records/${folder}/run.txt`;
  return [
    ...marked.flatMap((path) => marksIn(root, path)),
    ...["wrong", "right"].flatMap((kind) => tooFew(root, `exercises/${exercise}/${kind}`)),
    ...notAsGivenOut(join(root, "exercises", exercise)),
    ...withoutGuide(root, `docs/lessons/${folder}.md`),
    ...(existsSync(join(root, record))
      ? []
      : [`${record} is missing: npm run record -- ${number}`]),
  ];
}

function marksIn(root: string, path: string): string[] {
  const full = join(root, path);
  if (statSync(full).isDirectory()) {
    return readdirSync(full)
      .filter((name) => name !== "node_modules")
      .flatMap((name) => marksIn(root, `${path}/${name}`));
  }
  return readFileSync(full, "utf8")
    .split("\n")
    .flatMap((line, index) => {
      const at = line.indexOf(MARK);
      return at < 0 ? [] : [`${path}:${index + 1} ${line.slice(at)}`];
    });
}

/** A page that still has marks names its guide among them. */
function withoutGuide(root: string, path: string): string[] {
  const markdown = readFileSync(join(root, path), "utf8");
  if (markdown.includes(MARK)) return [];
  try {
    teachingGuideIn(markdown);
    return [];
  } catch (error) {
    return [`${path}: ${(error as Error).message}`];
  }
}

function tooFew(root: string, path: string): string[] {
  const count = existsSync(join(root, path)) ? readdirSync(join(root, path)).length : 0;
  return count < LEAST_ANSWERS ? [`${path} has ${count} of at least ${LEAST_ANSWERS} answers`] : [];
}

/** What a learner edits must be committed as the starter, and what is given as its original. */
function notAsGivenOut(home: string): string[] {
  const exercise = readExercise(home);
  const root = join(home, "..", "..");
  const starter = starterFiles(exercise);
  return differing(starter, answerFiles(exercise)).map((name) => {
    const path = relative(root, join(home, name)).split(sep).join("/");
    return `${path} is not as it is given out: npm run reset ${exercise.number}`;
  });
}
