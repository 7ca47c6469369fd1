import type { SourceCode } from "eslint";
import { importOf, unwrapped, variableOf, wrapped, type Node } from "./scopes.ts";

/** The objects through which a global can also be reached. */
const GLOBAL_OBJECTS = /^(globalThis|global|window|self)\./;

/** A use of something that the file did not make itself: a global or an import. */
export interface Use {
  /** The whole expression, such as `Date.now` or `fs.promises.readFile`. */
  node: Node;
  /**
   * Its dotted name. Globals as they are: `Date.now`. Imports with the module in front
   * and without `node:`: `fs#readFileSync`, `fs#*.promises.readFile` (`*`: default or all).
   */
  name: string;
  /** The module it comes from, without `node:`. */
  module?: string;
}

/** What a reference to a global or an import uses, followed through the members taken from it. */
export function useOf(source: SourceCode, identifier: Node): Use | undefined {
  if (identifier.type !== "Identifier" || !isReference(identifier)) return undefined;
  const variable = variableOf(source, identifier);
  const imported = importOf(variable);
  if (variable && !imported) return undefined;

  const module = imported?.module.replace(/^node:/, "");
  let name = imported ? `${module}#${imported.name}` : identifier.name;
  let node: Node = identifier;
  for (;;) {
    const value = wrapped(node);
    const member = value.parent;
    if (member?.type !== "MemberExpression" || member.object !== value) break;
    const property = memberName(member);
    if (property === undefined) break;
    name = `${name}.${property}`;
    node = member;
  }
  return { node, name: name.replace(GLOBAL_OBJECTS, ""), module };
}

function memberName(node: Extract<Node, { type: "MemberExpression" }>): string | undefined {
  const { property, computed } = node;
  if (!computed && property.type === "Identifier") return property.name;
  return property.type === "Literal" && typeof property.value === "string"
    ? property.value
    : undefined;
}

/** Whether the identifier is read, rather than declared or used as a property's name. */
function isReference(node: Node): boolean {
  const { parent } = node;
  if (!parent || parent.type.startsWith("Import")) return false;
  if (parent.type.startsWith("TS")) return unwrapped(parent) !== parent;
  if (parent.type === "MemberExpression") return parent.object === node || parent.computed;
  if (parent.type === "Property") return parent.value === node;
  if (parent.type === "ExportSpecifier" || parent.type === "MethodDefinition") return false;
  return true;
}
