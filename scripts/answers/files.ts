import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Exercise } from "../../grader/exercise.ts";
import { commandError } from "../errors.ts";
import { shown } from "../folders.ts";

/** Content by file name. */
export type Files = Map<string, Buffer>;

/** Source files that belong to the kit, whoever's folder they are in. */
const KIT = new Set(["grade.test.ts"]);

/**
 * What the learner has in the exercise's folder: the answer, the given files, and any
 * other source file put beside them.
 * @throws {CommandError} FILE_IS_FOLDER
 */
export function answerFiles({ home }: Exercise): Files {
  return filesIn(home);
}

/**
 * The files as a learner first gets them: the starter, which lies in a folder that nobody
 * edits, and the given files, whose originals are beside the solution.
 * @throws {CommandError} STARTER_MISSING
 */
export function starterFiles({ home, starter, reference, given }: Exercise): Files {
  if (!existsSync(starter)) throw commandError("STARTER_MISSING", shown(home));
  const originals = [...filesIn(reference)].filter(([name]) => given.includes(name));
  return new Map([...filesIn(starter), ...originals]);
}

/** What the solution has in place of the answer. */
export function solutionFiles({ reference, given }: Exercise): Files {
  return new Map([...filesIn(reference)].filter(([name]) => !given.includes(name)));
}

/** Names of files in `wanted` that `present` does not have, or has otherwise. */
export function differing(wanted: Files, present: Files): string[] {
  return [...wanted].flatMap(([name, content]) =>
    present.get(name)?.equals(content) ? [] : [name],
  );
}

function filesIn(folder: string): Files {
  const names = readdirSync(folder).filter(
    (name) => /^[^.].*\.[cm]?[jt]sx?$/.test(name) && !KIT.has(name),
  );
  return new Map(
    names.sort().map((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) throw commandError("FILE_IS_FOLDER", shown(path));
      return [name, readFileSync(path)];
    }),
  );
}
