import type { Scope, SourceCode } from "eslint";
import { importOf, keyFor, unwrapped, variableOf, wrapped, type Node } from "./scopes.ts";

type Identifier = Extract<Node, { type: "Identifier" }>;

/** The objects through which a global can also be reached. */
const GLOBAL_OBJECT = /^(globalThis|global|window|self)$/;

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
  /** Where the file gave it the other name under which it is used here. */
  alias?: Node;
}

/** What a reference to a global or an import uses, followed through the members taken from it. */
export function useOf(source: SourceCode, identifier: Node): Use | undefined {
  if (identifier.type !== "Identifier") return undefined;
  // A dozen rules ask about each identifier.
  const known = uses.get(identifier);
  if (known !== undefined) return known ?? undefined;
  const use = readUse(source, identifier);
  uses.set(identifier, use ?? null);
  return use;
}

const uses = new WeakMap<Node, Use | null>();

function readUse(source: SourceCode, identifier: Identifier): Use | undefined {
  if (!isReference(identifier)) return undefined;
  const variable = variableOf(source, identifier);
  if (variable?.identifiers.includes(identifier)) return undefined;
  const origin = variable
    ? originOf(source, variable)
    : { name: identifier.name.replace(GLOBAL_OBJECT, "") };
  if (!origin) return undefined;

  const taken: string[] = origin.name === "" ? [] : [origin.name];
  let node: Node = identifier;
  for (;;) {
    const value = wrapped(node);
    const member = value.parent;
    if (member?.type !== "MemberExpression" || member.object !== value) break;
    const property = memberName(member);
    if (property === undefined) break;
    taken.push(property);
    node = member;
  }
  return { ...origin, node, name: taken.join(".") };
}

/** Where a variable's value was taken from, when that is an import, a global, or a part of one. */
function originOf(
  source: SourceCode,
  variable: Scope.Variable,
): Pick<Use, "name" | "module" | "alias"> | undefined {
  const imported = importOf(variable);
  if (imported) {
    const module = imported.module.replace(/^node:/, "");
    return { name: `${module}#${imported.name}`, module };
  }
  const [definition] = variable.defs;
  if (definition?.type !== "Variable" || definition.parent.kind !== "const") return undefined;
  const { id, init } = definition.node;
  const root = init && rootOf(init as Node);
  // `const a = a` and the like refer to themselves.
  if (root?.type !== "Identifier" || variableOf(source, root) === variable) return undefined;
  const use = useOf(source, root);
  if (!use || unwrapped(use.node) !== unwrapped(init as Node)) return undefined;
  const key = id.type === "ObjectPattern" ? keyFor(id, variable.name) : "";
  if (key === undefined || id.type === "ArrayPattern") return undefined;
  const { name, module } = use;
  return { name: key ? `${name}.${key}` : name, module, alias: definition.node as Node };
}

function rootOf(node: Node): Node {
  let at = unwrapped(node);
  while (at.type === "MemberExpression") at = unwrapped(at.object as Node);
  return at;
}

/** The name of the property that a member expression reads, when the code says it. */
export function memberName(node: Extract<Node, { type: "MemberExpression" }>): string | undefined {
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
