import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import type TS from "typescript";
import { replacedFiles, type Submission } from "../exercise.ts";
import { ts } from "./typescript.ts";

const require = createRequire(import.meta.url);

/** The package every exercise is written against; a check always uses the kit's own copy. */
const SDK = "@dapr/dapr";

/** Imports that are not found next to the learner's file are looked up from here. */
const kit = import.meta.filename;

/** Where TypeScript finds the types of Node, wherever the graded folder is. */
export const typeRoots = [dirname(dirname(require.resolve("@types/node/package.json")))];

export type Resolve = (
  name: string,
  from: string,
  options: TS.CompilerOptions,
) => TS.ResolvedModuleFull | undefined;

/**
 * How imports are found: given files are the originals, which import the learner's file, and a folder without its own
 * `node_modules` uses the kit's. With `lean`, those parts of the SDK's types that no
 * workflow file touches (gRPC, protobuf, the other building blocks) are left out and
 * count as `any`: a fifth of the files to read.
 */
export function resolution(
  submission: Submission,
  host: TS.ModuleResolutionHost,
  lean: boolean,
): Resolve {
  const replaced = new Map(
    [...replacedFiles(submission)].map(([mine, original]) => [slashed(mine), slashed(original)]),
  );

  return (name, from, options) => {
    if (lean && isBesideWorkflows(name, from)) return undefined;
    const lookUp = (origin: string) =>
      ts.resolveModuleName(name, origin, options, host).resolvedModule;
    if (!name.startsWith(".")) return (name === SDK ? undefined : lookUp(from)) ?? lookUp(kit);
    // A given file is its original, also where the folder holds the answer alone.
    const asWritten = slashed(resolve(dirname(from), name)).replace(/(\.[jt]s)?$/, ".ts");
    const original = replaced.get(asWritten);
    return original ? { resolvedFileName: original, extension: ts.Extension.Ts } : lookUp(from);
  };
}

function isBesideWorkflows(name: string, from: string): boolean {
  if (!from.includes(`/node_modules/${SDK}/`)) return false;
  if (!name.startsWith(".")) return true;
  const isIndex = from.endsWith(`/${SDK}/index.d.ts`);
  return /proto|_pb$/.test(name) || (isIndex && !/workflow/i.test(name));
}

const slashed = (path: string) => path.replaceAll("\\", "/");
