import { dirname, resolve } from "node:path";
import type { Scope } from "eslint";
import { methodOf } from "./contexts.ts";
import {
  constantValue,
  importOf,
  isFunction,
  nodesIn,
  unwrapped,
  variableOf,
  type Node,
} from "./scopes.ts";
import type { WorkflowCode } from "./workflow-code.ts";

export type Kind = "activity" | "workflow";

/**
 * What the code says about a name: the name itself, which export of which file knows it
 * (a path without its ending), or nothing that can be told from the source.
 */
export type Name = { text: string } | { export: string; from: string } | undefined;

export interface Call {
  kind: Kind;
  name: Name;
  /** What stands for the name in the code. */
  node: Node;
  /** The workflow or helper that calls; undefined for one without a name. */
  caller: string | undefined;
}

/** What one file calls by name, what it registers, and what others can import from it. */
export interface NamesInFile {
  /** Absolute path. */
  path: string;
  calls: Call[];
  registered: { kind: Kind; name: Name }[];
  /** Each top-level function, and each top-level constant with a text, by its own name. */
  declared: ReadonlyMap<string, string>;
  /** Names of all functions of the file and of all that it imports. */
  functions: string[];
}

const CALLS: Record<string, Kind> = {
  callActivity: "activity",
  callChildWorkflow: "workflow",
  callSubWorkflow: "workflow",
};
const REGISTERS: Record<string, { kind: Kind; named: boolean }> = {
  registerActivity: { kind: "activity", named: false },
  registerActivityWithName: { kind: "activity", named: true },
  registerWorkflow: { kind: "workflow", named: false },
  registerWorkflowWithName: { kind: "workflow", named: true },
};

/** @param path absolute */
export function namesInFile(path: string, code: WorkflowCode): NamesInFile {
  const nodes = nodesIn(code.source, code.source.ast as Node);
  const nameOf = (node: Node | undefined) => node && nameFor(code, path, node);
  const calls = code.tasks.flatMap((call): Call[] => {
    const kind = CALLS[code.contextMethod(call) ?? ""];
    const [first] = call.arguments as Node[];
    if (!kind || !first) return [];
    return [{ kind, name: nameOf(first), node: first, caller: ownName(code.around(call)) }];
  });
  const registered = nodes.flatMap((node) => {
    if (node.type !== "CallExpression") return [];
    const { kind } = REGISTERS[methodOf(node) ?? ""] ?? {};
    const [first] = node.arguments as Node[];
    return kind ? [{ kind, name: nameOf(first) }] : [];
  });
  return { path, calls, registered, declared: declaredIn(code), functions: functionsIn(nodes) };
}

function nameFor(code: WorkflowCode, path: string, node: Node): Name {
  const plain = unwrapped(node);
  if (plain.type === "Literal" && typeof plain.value === "string") return { text: plain.value };
  if (plain.type === "Identifier") {
    const variable = variableOf(code.source, plain);
    return importedName(path, variable) ?? localName(variable);
  }
  if (plain.type !== "MemberExpression" || plain.object.type !== "Identifier") return undefined;
  const { property } = plain;
  const module = importOf(variableOf(code.source, plain.object));
  if (module?.name !== "*" || property.type !== "Identifier") return undefined;
  return exportName(path, module.module, property.name);
}

function importedName(path: string, variable: Scope.Variable | undefined): Name {
  const imported = importOf(variable);
  if (!imported || imported.name === "*" || imported.name === "default") return undefined;
  return exportName(path, imported.module, imported.name);
}

function exportName(path: string, module: string, name: string): Name {
  const from = module.startsWith(".") ? resolve(dirname(path), module) : module;
  return { export: name, from: withoutEnding(from) };
}

/** A path as imports name it, with or without the ending. */
export function withoutEnding(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/, "");
}

/** The name of a function or the text of a constant; a class or a parameter may be anything. */
function localName(variable: Scope.Variable | undefined): Name {
  const [definition] = variable?.defs ?? [];
  if (definition?.type === "FunctionName") return { text: definition.name.name };
  const value = constantValue(variable);
  const text = value && variable && valueName(variable.name, unwrapped(value));
  return text === undefined ? undefined : { text };
}

/** The name under which JavaScript knows a function in a constant, or a constant's text. */
function valueName(variable: string, value: Node): string | undefined {
  if (value.type === "Literal") return typeof value.value === "string" ? value.value : undefined;
  return isFunction(value) ? (ownName(value) ?? variable) : undefined;
}

function ownName(fn: Node | undefined): string | undefined {
  if (!fn || !isFunction(fn)) return undefined;
  if (fn.type !== "ArrowFunctionExpression" && fn.id) return fn.id.name;
  const { parent } = fn;
  const holder = parent?.type.startsWith("TS") ? parent.parent : parent;
  return holder?.type === "VariableDeclarator" && holder.id.type === "Identifier"
    ? holder.id.name
    : undefined;
}

function declaredIn(code: WorkflowCode): Map<string, string> {
  const scope = code.source.scopeManager.scopes.find(({ type }) => type === "module");
  const variables = (scope ?? code.source.scopeManager.globalScope)?.variables ?? [];
  return new Map(
    variables.flatMap((variable): [string, string][] => {
      const name = localName(variable);
      return name && "text" in name ? [[variable.name, name.text]] : [];
    }),
  );
}

function functionsIn(nodes: Node[]): string[] {
  return nodes.flatMap((node): string[] => {
    const name = ownName(node);
    if (name !== undefined) return [name];
    if (node.type !== "ImportSpecifier") return [];
    return node.imported.type === "Identifier" ? [node.imported.name] : [];
  });
}
