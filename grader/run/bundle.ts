import { createRequire, isBuiltin } from "node:module";
import { dirname, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type BuildFailure, type Plugin } from "esbuild";

/** A file and all it imports as one CommonJS module, or why there is none. */
export type Bundle = { code: string; own: string[] } | { reason: string };

/**
 * Puts a file and what it imports into one script with its source map inside. Packages
 * stay outside and are loaded from where the file finds them, the course's own last.
 * @param path absolute path
 * @returns `own`: the files in it, as `file:` URLs
 */
export async function bundle(path: string): Promise<Bundle> {
  const missing: string[] = [];
  try {
    const { outputFiles, metafile } = await build({
      ...{ entryPoints: [path], absWorkingDir: dirname(path), outfile: `${path}.bundle.cjs` },
      ...{ bundle: true, write: false, metafile: true, logLevel: "silent" },
      ...{ platform: "node", format: "cjs", target: "node20", keepNames: true },
      ...{ sourcemap: "inline", sourcesContent: false },
      plugins: [packages(missing)],
      // A module in this format does not know where it is.
      define: {
        "import.meta.url": JSON.stringify(pathToFileURL(path).href),
        "import.meta.filename": JSON.stringify(path),
        "import.meta.dirname": JSON.stringify(dirname(path)),
      },
    });
    if (missing[0] !== undefined) return { reason: `it needs the package ${missing[0]}` };
    const files = Object.keys(metafile.inputs).map((file) => resolve(dirname(path), file));
    return {
      code: outputFiles[0]?.text ?? "",
      own: files.map((file) => pathToFileURL(file).href),
    };
  } catch (error) {
    const [first] = (error as Partial<BuildFailure>).errors ?? [];
    return { reason: `it cannot be bundled: ${first?.text ?? String(error)}` };
  }
}

const kit = createRequire(import.meta.url);

/** Leaves packages out of the bundle, and notes those that nobody has. */
function packages(missing: string[]): Plugin {
  const asked = {};
  return {
    name: "packages",
    setup(building) {
      building.onResolve({ filter: /^[^./\\]/ }, async ({ path, pluginData, ...where }) => {
        if (pluginData === asked || where.kind === "entry-point") return undefined;
        if (isBuiltin(path)) return { path, external: true };
        const { resolveDir, importer } = where;
        for (const kind of ["require-call", where.kind] as const) {
          const given = { kind, resolveDir, importer, pluginData: asked };
          const found = await building.resolve(path, given);
          if (found.errors.length > 0) continue;
          // What an alias or a workspace leads to is the project's own code.
          const isPackage = found.path.includes(`${sep}node_modules${sep}`);
          return { path: found.path, external: isPackage || found.external };
        }
        try {
          return { path: kit.resolve(path), external: true };
        } catch {
          missing.push(path);
          return { path, external: true };
        }
      });
    },
  };
}
