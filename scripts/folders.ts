import { homedir } from "node:os";
import { join, relative, resolve, sep } from "node:path";

/** The repository. */
export const root = resolve(import.meta.dirname, "..");

/**
 * Where runs keep their data: `.course` in the repository, or COURSE_DIR, which tests
 * and the recorder set to keep away from the learner's own runs.
 */
export const courseFolder = resolve(process.env.COURSE_DIR ?? join(root, ".course"));

/** What a lesson's run keeps. */
export function runFolder(lesson: string): string {
  return join(courseFolder, "lessons", lesson);
}

/** The journal of a lesson's run. */
export function lessonData(lesson: string): string {
  return join(runFolder(lesson), "data");
}

/** The journal of `npm run sidecar` when none is named. */
export const sidecarData = join(courseFolder, "sidecar");

/** A path as people would type it here: relative to where they are when that is shorter. */
export function shown(path: string): string {
  const near = relative(process.cwd(), path) || ".";
  if (!near.startsWith(`..${sep}`)) return near.split(sep).join("/");
  const home = homedir();
  return path.startsWith(home + sep) ? `~${path.slice(home.length)}` : path;
}

/**
 * Where people are who typed `npm run <script>`: npm changes to the package's folder and
 * keeps the other one in INIT_CWD.
 */
export function whereTyped(script: string): string {
  const { npm_lifecycle_event: running, INIT_CWD: typedIn } = process.env;
  return running === script && typedIn ? typedIn : process.cwd();
}
