import { readFileSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { commandError, type CommandError } from "../errors.ts";

/** A file that may hold workflow code. */
export interface SourceFile {
  /** Absolute path, as it was named. */
  path: string;
  text: string;
}

export interface Found {
  files: SourceFile[];
  /** What could not be read, each with its reason; the rest is there all the same. */
  problems: CommandError[];
}

const SOURCE = /\.[cm]?[jt]sx?$/;
/** Types alone; and tests, whose workflows count and remember on purpose. */
const LEFT_OUT = /\.d\.[cm]?ts$|\.(test|spec)\.[cm]?[jt]sx?$/;
const FOLDERS_LEFT_OUT = /^(node_modules|dist|__tests__|\..+)$/;

/** No one writes a workflow this long by hand. Bytes. */
const LARGEST = 1_000_000;

/** What a file has to mention to be of any interest when its folder was named. */
const TELLING =
  /WorkflowContext|@dapr\/dapr|callActivity|callChildWorkflow|waitForExternalEvent|registerActivity/;

/**
 * Reads the named files, and those in the named folders that mention workflows.
 * @param paths absolute paths
 */
export function findFiles(paths: readonly string[]): Found {
  const found: Found = { files: [], problems: [] };
  const seen = new Set<string>();
  for (const path of paths) visit(path, { named: true, found, seen });
  return found;
}

interface Visit {
  /** Whether someone named this path, rather than a folder above it. */
  named: boolean;
  found: Found;
  /** Real paths, so that links cannot lead in circles. */
  seen: Set<string>;
}

function visit(path: string, { named, found, seen }: Visit): void {
  const problem = (reason: string) => {
    found.problems.push(commandError("FILE_UNREADABLE", path, reason));
  };
  try {
    const real = realpathSync(path);
    if (seen.has(real)) return;
    seen.add(real);
    const stats = statSync(real);
    if (stats.isDirectory()) {
      for (const { name } of readdirSync(path, { withFileTypes: true }).sort(byName)) {
        const isOf = SOURCE.test(name) ? !LEFT_OUT.test(name) : isFolder(join(path, name));
        if (isOf && !FOLDERS_LEFT_OUT.test(name)) {
          visit(join(path, name), { named: false, found, seen });
        }
      }
      return;
    }
    if (!stats.isFile()) return problem("it is neither a file nor a folder");
    if (!SOURCE.test(basename(path))) return problem("it is no TypeScript or JavaScript");
    if (stats.size > LARGEST) {
      // A bundle among the sources is nothing to stop for.
      return named ? problem(`it is too large: ${Math.ceil(stats.size / 1e6)} MB`) : undefined;
    }
    const text = readFileSync(real, "utf8");
    if (named || TELLING.test(text)) found.files.push({ path, text });
  } catch (error) {
    problem(reasonOf(error));
  }
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "there is nothing of that name";
  if (code === "EACCES" || code === "EPERM") return "permission denied";
  if (code === "ELOOP") return "the link leads to itself";
  return message;
}
