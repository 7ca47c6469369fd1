import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { courseFolder, root } from "../../folders.ts";
import type { Figures } from "../figures.ts";

const built = join(root, "docs", ".vitepress", "dist");

/**
 * JavaScript that lesson 3's page loads, and an empty page of an empty VitePress site, in KB
 * after gzip. Nothing is measured when the site is not built (`npm run site:build`).
 */
export async function siteScripts(): Promise<Figures> {
  const page = join(built, "lessons", "03-workflows.html");
  if (!existsSync(page)) return {};
  // Below the repository, so that the empty site finds the same packages.
  await mkdir(courseFolder, { recursive: true });
  const empty = await mkdtemp(join(courseFolder, "empty-site-"));
  try {
    await writeFile(join(empty, "index.md"), "# Empty\n");
    const vitepress = join(root, "node_modules", "vitepress", "bin", "vitepress.js");
    await promisify(execFile)(process.execPath, [vitepress, "build", empty], { cwd: root });
    const emptyDist = join(empty, ".vitepress", "dist");
    return {
      lesson: [await scriptsOf(built, page)],
      vitepress: [await scriptsOf(emptyDist, join(emptyDist, "index.html"))],
    };
  } finally {
    await rm(empty, { recursive: true, force: true });
  }
}

/** The scripts that a page names, loaded or preloaded. */
async function scriptsOf(dist: string, page: string): Promise<number> {
  const html = await readFile(page, "utf8");
  const names = new Set([...html.matchAll(/assets\/[^"']+\.js/g)].map(([name]) => name));
  const files = await Promise.all([...names].map((name) => readFile(join(dist, name))));
  return files.reduce((sum, file) => sum + gzipSync(file).length / 1024, 0);
}
