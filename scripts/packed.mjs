// A command in one file of JavaScript, for those that have to be up at once: it loads in a
// quarter of the time that its many TypeScript files take. Made when it is first needed and
// made again when a file that went into it has changed.
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** One level below the root, as `scripts/`, so that paths relative to a file stay right. */
const FOLDER = ".packed";

/**
 * @param {string} root of the repository
 * @param {string} verb names `scripts/<verb>.ts`
 * @returns {Promise<string | undefined>} the URL of the packed command; `undefined` where none
 * can be made, such as in a folder that nobody may write to
 */
export async function packed(root, verb) {
  const file = join(root, FOLDER, verb + ".mjs");
  try {
    if (!(await isFresh(root, file))) await pack(root, verb, file);
    return pathToFileURL(file).href;
  } catch {
    return undefined;
  }
}

const listOf = (file) => file.replace(/mjs$/, "json");

async function isFresh(root, file) {
  try {
    const inputs = JSON.parse(await readFile(listOf(file), "utf8"));
    const seen = await stamps(root, Object.keys(inputs));
    return Object.entries(seen).every(([path, stamp]) => inputs[path] === stamp);
  } catch {
    return false;
  }
}

/** What tells a changed file from an unchanged one. */
async function stamps(root, paths) {
  const entries = paths.map(async (path) => {
    const { mtimeMs, size } = await stat(join(root, path));
    return [path, mtimeMs + " " + size];
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function pack(root, verb, file) {
  const { build } = await import("esbuild");
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [join("scripts", verb + ".ts")],
    bundle: true,
    platform: "node",
    target: "node20.19",
    format: "esm",
    // Packages in CommonJS ask for Node's own modules this way.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const own = Object.keys(metafile.inputs).filter((path) => !path.includes("node_modules"));
  // A package changes only together with the lockfile.
  const inputs = await stamps(root, [...own, "package-lock.json"]);
  await mkdir(join(root, FOLDER), { recursive: true });
  await replace(file, outputFiles[0].contents);
  await replace(listOf(file), JSON.stringify(inputs));
}

/** Another command may be reading or packing at the same moment. */
async function replace(file, contents) {
  const temporary = file + "." + process.pid;
  await writeFile(temporary, contents);
  await rename(temporary, file);
}
