import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** A name in a file, and what the compiler says of it. */
export interface TypedName {
  /** Offsets in the file. */
  start: number;
  end: number;
  /** As an editor would show it: "(method) WorkflowContext.callActivity(…): Task<any>". */
  type: string;
}

/** Longer types explain nothing to a reader. */
const LONGEST = 320;

/** What the compiler knows about the names in files of the repository. */
export interface Types {
  /** @param file absolute path of a TypeScript file */
  namesIn(file: string): TypedName[];
}

/**
 * Starts a compiler on demand; what it has read it keeps.
 * @param root the repository, whose tsconfig.json holds
 */
export function typesOf(root: string): Types {
  const files = new Map<string, KnownFile>();
  let service: ts.LanguageService | undefined;
  return {
    namesIn(file) {
      const text = readFileSync(file, "utf8");
      const before = files.get(file);
      if (before?.text === text) return before.names;
      const known: KnownFile = { text, version: (before?.version ?? 0) + 1, names: [] };
      files.set(file, known);
      service ??= ts.createLanguageService(hostOf(root, files));
      known.names = namesOf(service, file);
      return known.names;
    },
  };
}

/** A file as it was when it was last shown. */
interface KnownFile {
  text: string;
  version: number;
  names: TypedName[];
}

function hostOf(root: string, files: ReadonlyMap<string, KnownFile>): ts.LanguageServiceHost {
  const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), (name) =>
    ts.sys.readFile(name),
  ) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return {
    getCompilationSettings: () => options,
    getScriptFileNames: () => [...files.keys()],
    getScriptVersion: (name) => String(files.get(name)?.version ?? 0),
    getScriptSnapshot(name) {
      const text = files.get(name)?.text ?? ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => ts.sys.fileExists(name),
    readFile: (name) => ts.sys.readFile(name),
    readDirectory: (...args) => ts.sys.readDirectory(...args),
    directoryExists: (name) => ts.sys.directoryExists(name),
    getDirectories: (name) => ts.sys.getDirectories(name),
  };
}

function namesOf(service: ts.LanguageService, file: string): TypedName[] {
  const program = service.getProgram();
  const source = program?.getSourceFile(file);
  if (!program || !source) return [];
  const names: TypedName[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const start = node.getStart(source);
      const info = service.getQuickInfoAtPosition(file, start);
      const type =
        ownDeclaration(program, node) ??
        ts
          .displayPartsToString(info?.displayParts)
          .replace(/^\(alias\) /, "")
          .replace(/\nimport \w+$/, "");
      if (isTelling(type, node.text)) names.push({ start, end: node.end, type: shortened(type) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

/** What a type of the lesson's own consists of, since a name alone would say nothing. */
function ownDeclaration(program: ts.Program, node: ts.Identifier): string | undefined {
  const checker = program.getTypeChecker();
  let symbol = checker.getSymbolAtLocation(node);
  if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
  const declaration = symbol?.declarations?.find(
    (each) => ts.isInterfaceDeclaration(each) || ts.isTypeAliasDeclaration(each),
  );
  if (!declaration || declaration.getSourceFile().fileName.includes("/node_modules/")) {
    return undefined;
  }
  return ts
    .createPrinter({ removeComments: true })
    .printNode(ts.EmitHint.Unspecified, declaration, declaration.getSourceFile())
    .replace(/^export /, "");
}

/** Whether the text says more than the name and what kind of thing it is. */
function isTelling(type: string, name: string): boolean {
  return type !== "" && type !== "any" && !/^\w+ \w+$/.test(type) && type !== name;
}

function shortened(type: string): string {
  return type.length > LONGEST ? `${type.slice(0, LONGEST)}…` : type;
}
