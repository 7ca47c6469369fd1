import type TS from "typescript";
import {
  activitiesPath,
  answerPath,
  entryPath,
  workflowPath,
  type Submission,
} from "../exercise.ts";
import { resolution, typeRoots } from "./resolution.ts";
import { ts } from "./typescript.ts";

const options: TS.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts"],
  // The graded folder may have any package.json or none; an answer is always a module.
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  typeRoots,
  strict: true,
  noUncheckedIndexedAccess: true,
  isolatedModules: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Library files do not change while a process runs, so a second check need not read them again. */
const libraryFiles = new Map<string, TS.SourceFile | undefined>();

let latest: { key: string; program: TS.Program } | undefined;

/**
 * Reads the learner's file, the workflow, the activities, and everything they import.
 * @param lean leaves out Node's types and most of the SDK's. What compiles lean compiles in
 *   full, and twice as fast; an error found lean may come from a type that was left out.
 */
export function createProgram(submission: Submission, lean: boolean): TS.Program {
  const types = lean ? [] : ["node"];
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile;
  host.getSourceFile = (name, version, ...rest) => {
    if (!name.includes("/node_modules/")) return read(name, version, ...rest);
    if (!libraryFiles.has(name)) libraryFiles.set(name, read(name, version, ...rest));
    return libraryFiles.get(name);
  };
  const resolve = resolution(submission, host, lean);
  host.resolveModuleNameLiterals = (literals, from, _, settings) =>
    literals.map(({ text }) => ({ resolvedModule: resolve(text, from, settings) }));
  const paths = [answerPath, workflowPath, activitiesPath, entryPath].map((path) =>
    path(submission),
  );
  const roots = [...new Set(paths.filter((path) => path !== undefined))];
  const key = `${lean} ${roots[0]}`;
  // What the last program of this answer found out about libraries still holds.
  const oldProgram = latest?.key === key ? latest.program : undefined;
  const program = ts.createProgram({
    rootNames: roots,
    options: { ...options, types },
    host,
    oldProgram,
  });
  latest = { key, program };
  return program;
}
