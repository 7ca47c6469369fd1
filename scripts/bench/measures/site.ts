import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { courseFolder, root } from "../../folders.ts";
import type { Figures } from "../figures.ts";

/** A site that was built for this, and how long that took. */
interface Built {
  dist: string;
  seconds: number;
}

/** Builds the course's site, and an empty one of VitePress, one after the other. */
async function withSites<Result>(
  measure: (course: Built, empty: Built) => Promise<Result>,
): Promise<Result> {
  // Below the repository, so that the empty site finds the same packages.
  await mkdir(courseFolder, { recursive: true });
  const folder = await mkdtemp(join(courseFolder, "built-sites-"));
  try {
    const source = join(folder, "empty");
    await mkdir(source);
    await writeFile(join(source, "index.md"), "# Empty\n");
    const empty = await build(source, join(folder, "empty-dist"));
    return await measure(await build(join(root, "docs"), join(folder, "course-dist")), empty);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function build(source: string, dist: string): Promise<Built> {
  const vitepress = join(root, "node_modules", "vitepress", "bin", "vitepress.js");
  const began = performance.now();
  await promisify(execFile)(process.execPath, [vitepress, "build", source, "--outDir", dist], {
    cwd: root,
  });
  return { dist, seconds: (performance.now() - began) / 1000 };
}

/** Seconds to build the site, and an empty one. */
export function siteBuild(): Promise<Figures> {
  return withSites(async (course, empty) => ({
    course: [course.seconds],
    vitepress: [empty.seconds],
  }));
}

/**
 * JavaScript that lesson 3's page loads, and an empty page of an empty site, in KB after gzip;
 * and all that the page needs to be read: its HTML, styles and scripts.
 */
export function pageWeight(): Promise<Figures> {
  return withSites(async (course, empty) => {
    const lesson = join("lessons", "03-workflows.html");
    return {
      lesson: [await weightOf(course.dist, lesson, "js")],
      vitepress: [await weightOf(empty.dist, "index.html", "js")],
      everything: [
        (await weightOf(course.dist, lesson, "js")) +
          (await weightOf(course.dist, lesson, "css")) +
          kilobytes(await readFile(join(course.dist, lesson))),
      ],
    };
  });
}

/** The files of one kind that a page names, loaded or preloaded, in KB after gzip. */
async function weightOf(dist: string, page: string, ending: "js" | "css"): Promise<number> {
  const html = await readFile(join(dist, page), "utf8");
  const pattern = new RegExp(`assets/[^"']+\\.${ending}\\b`, "g");
  const names = new Set([...html.matchAll(pattern)].map(([name]) => name));
  const files = await Promise.all([...names].map((name) => readFile(join(dist, name))));
  return files.reduce((sum, file) => sum + kilobytes(file), 0);
}

function kilobytes(file: Buffer): number {
  return gzipSync(file).length / 1024;
}
