import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { cannotWrite } from "../replace-file.ts";

/**
 * Puts files into folders of their own below `root`: all of them, or none.
 * @param files text by path; nothing of that name may exist yet
 * @param last what is done once all are in place; when it fails, they are taken away again
 */
export async function placeAll(
  root: string,
  files: Map<string, string>,
  last: () => Promise<void>,
): Promise<void> {
  const placed: string[] = [];
  let stage: string | undefined;
  try {
    stage = await mkdtemp(join(root, ".new-lesson-"));
    for (const [path, text] of files) {
      const file = join(stage, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text, { flush: true });
    }
    for (const top of topsOf(files.keys())) {
      const target = join(root, top);
      if (existsSync(target)) throw Object.assign(new Error(), { code: "EEXIST" });
      await mkdir(dirname(target), { recursive: true });
      await rename(join(stage, top), target);
      placed.push(target);
    }
    await last();
  } catch (error) {
    for (const target of placed) await rm(target, { recursive: true, force: true });
    throw cannotWrite(root, error);
  } finally {
    if (stage) await rm(stage, { recursive: true, force: true });
  }
}

/** What is moved in one go: a lesson's folder, or a page: the first parts of a path that are new. */
export function topsOf(paths: Iterable<string>): string[] {
  const tops = [...paths].map((path) => {
    const parts = path.split("/");
    return parts.slice(0, parts[0] === "docs" ? 3 : 2).join("/");
  });
  return [...new Set(tops)];
}
