import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { lstat, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { commandError } from "../errors.ts";
import { root } from "../folders.ts";

/** What pages are made from. */
const sources = [
  "docs",
  "lessons",
  "exercises",
  "solutions",
  "scripts",
  "sidecar",
  "grader",
  "runs",
  "agendas",
];
const files = ["course.ts", "agendas.ts", "teaching-guide.ts", "package.json", "package-lock.json"];

const isBeside = (name: string) => ["node_modules", "cache", "dist"].includes(name);

/**
 * Builds the site, unless it was built from what is there now.
 * @param folder where the workshop keeps its things
 * @param onBuild called before it is built, which takes a while
 * @param stop ends it early
 * @returns the folder with the site
 * @throws {CommandError} SITE_BROKEN
 */
export async function builtSite(
  folder: string,
  onBuild: () => void,
  stop: AbortSignal,
): Promise<string> {
  const site = join(folder, "site");
  const mark = join(folder, "site.built-from");
  const now = await fingerprint();
  if (existsSync(site) && (await readFile(mark, "utf8").catch(() => "")) === now) return site;
  onBuild();
  const fresh = join(folder, "site.new");
  await rm(fresh, { recursive: true, force: true });
  await build(fresh, stop);
  await rm(mark, { force: true });
  await rm(site, { recursive: true, force: true });
  await rename(fresh, site);
  await writeFile(mark, now);
  return site;
}

/** Changes when a file that pages may be made from changes. */
async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  const add = async (path: string): Promise<void> => {
    const state = await lstat(path).catch(() => undefined);
    if (state?.isDirectory()) {
      for (const name of (await readdir(path)).sort()) {
        if (!isBeside(name)) await add(join(path, name));
      }
    } else if (state) hash.update(`${path} ${state.size} ${state.mtimeMs}\n`);
  };
  for (const name of [...sources, ...files]) await add(join(root, name));
  return hash.digest("hex");
}

function build(to: string, signal: AbortSignal): Promise<void> {
  const program = join(root, "node_modules", "vitepress", "bin", "vitepress.js");
  const child = spawn(process.execPath, [program, "build", join(root, "docs"), "--outDir", to], {
    cwd: root,
    env: { ...process.env, DOCS_BASE: "/", NO_COLOR: "1", FORCE_COLOR: "0" },
    stdio: ["ignore", "ignore", "pipe"],
    signal,
  });
  let said = "";
  child.stderr
    .setEncoding("utf8")
    .on("data", (text: string) => (said = (said + text).slice(0, 4000)));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) return resolve();
      const lines = said
        .split("\n")
        .filter((line) => line.trim() !== "" && !/^\s+at /.test(line))
        .slice(0, 6)
        .join("\n       ");
      reject(commandError("SITE_BROKEN", lines || `exit code ${code}`));
    });
  });
}
