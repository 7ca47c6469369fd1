import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { execa } from "execa";
import type { TestProject } from "vitest/node";
import { serve, type Served } from "./serve.ts";

const root = path.resolve(import.meta.dirname, "../..");

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the site served at the root of a host, with a slash at the end. */
    site: string;
    /** The same site built for, and served below, a base path, by a host that only knows files. */
    siteBelowBase: string;
    /** Every page, as its address below the site's: "", "lessons/03-workflows", … */
    pages: string[];
  }
}

/** Builds the site for both places once and serves it while the tests run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "course-site-"));
  const servers: Served[] = [];
  const teardown = async () => {
    for (const server of servers) await server.close();
    await rm(folder, { recursive: true, force: true });
  };
  // One after the other: VitePress keeps its intermediate files in one folder.
  const publish = async (name: string, base: string, guesses: boolean) => {
    const outDir = path.join(folder, name);
    await build(outDir, base);
    const served = await serve(outDir, base, guesses);
    servers.push(served);
    return served.url;
  };
  try {
    project.provide("site", await publish("root", "/", true));
    project.provide("siteBelowBase", await publish("base", "/a/course/", false));
    project.provide("pages", await pagesOf(path.join(folder, "root")));
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}

async function build(outDir: string, docsBase: string): Promise<void> {
  await execa("vitepress", ["build", "docs", "--outDir", outDir], {
    cwd: root,
    preferLocal: true,
    // Vitest sets NODE_ENV for its own purposes; a build sets it for itself.
    env: { DOCS_BASE: docsBase, NODE_ENV: undefined },
  });
}

async function pagesOf(site: string): Promise<string[]> {
  const files = await readdir(site, { recursive: true });
  return files
    .filter((file) => file.endsWith(".html"))
    .map((file) => file.replaceAll(path.sep, "/").replace(/(^|\/)index\.html$|\.html$/, "$1"))
    .sort();
}
