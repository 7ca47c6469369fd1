import { pathToFileURL } from "node:url";
import type TS from "typescript";
import { ts } from "./typescript.ts";

/** JavaScript by the `file:` URL of the TypeScript it came from, with its source map inside. */
export type Modules = Record<string, string>;

/** Whether the file is code, and no library's. */
export function isOwnModule({ isDeclarationFile, fileName }: TS.SourceFile): boolean {
  return !isDeclarationFile && !fileName.includes("/node_modules/");
}

/** The last translation of each file: most stay the same from one check to the next. */
const translated = new Map<string, { text: string; output: string }>();

/** Translates every file of the program that is not a library's. */
export function toJavaScript(program: TS.Program): Modules {
  const own = program.getSourceFiles().filter(isOwnModule);
  return Object.fromEntries(
    own.map((file) => [pathToFileURL(file.fileName).href, translate(file)]),
  );
}

function translate({ fileName, text }: TS.SourceFile): string {
  const known = translated.get(fileName);
  if (known?.text === text) return known.output;
  const { outputText: output } = ts.transpileModule(text, {
    fileName,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      inlineSourceMap: true,
      inlineSources: false,
    },
  });
  translated.set(fileName, { text, output });
  return output;
}
