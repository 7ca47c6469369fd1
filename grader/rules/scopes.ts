import type { Rule, Scope, SourceCode } from "eslint";
import type * as ESTree from "estree";

/** Any node with the link to its parent that ESLint adds. */
export type Node = Rule.Node;
export type FunctionNode = Extract<Node, ESTree.Function>;

export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return (
    node?.type === "FunctionDeclaration" ||
    node?.type === "FunctionExpression" ||
    node?.type === "ArrowFunctionExpression"
  );
}

/** The functions around a node, innermost first. */
export function functionsAround(node: Node): FunctionNode[] {
  const around: FunctionNode[] = [];
  for (let at: Node | null = node.parent; at; at = at.parent) if (isFunction(at)) around.push(at);
  return around;
}

/** The variable an identifier stands for; undefined for one that the file does not declare. */
export function variableOf(
  source: SourceCode,
  identifier: ESTree.Identifier,
): Scope.Variable | undefined {
  let scope: Scope.Scope | null = source.getScope(identifier);
  for (; scope; scope = scope.upper) {
    const variable = scope.set.get(identifier.name);
    if (variable) return variable.defs.length > 0 ? variable : undefined;
  }
  return undefined;
}

/** What a `const` was initialised with. */
export function constantValue(variable: Scope.Variable | undefined): Node | undefined {
  const [definition] = variable?.defs ?? [];
  if (definition?.type !== "Variable" || definition.parent.kind !== "const") return undefined;
  const { id, init } = definition.node;
  return id.type === "Identifier" && init ? (init as Node) : undefined;
}

/** The function that a variable names, when it always names the same one. */
export function functionOf(variable: Scope.Variable | undefined): FunctionNode | undefined {
  const [definition] = variable?.defs ?? [];
  if (definition?.type === "FunctionName") return definition.node as FunctionNode;
  const value = constantValue(variable);
  return isFunction(value) ? value : undefined;
}

/** The function of the file that an expression names: `step`, or `this.step` in a class. */
export function functionNamed(source: SourceCode, node: Node): FunctionNode | undefined {
  if (node.type === "Identifier") return functionOf(variableOf(source, node));
  if (node.type !== "MemberExpression" || node.object.type !== "ThisExpression") return undefined;
  const { property } = node;
  if (node.computed || !("name" in property)) return undefined;
  let body: Node | null = node.parent;
  while (body && body.type !== "ClassBody") body = body.parent;
  for (const member of body?.body ?? []) {
    if (member.type === "StaticBlock" || !("name" in member.key) || member.computed) continue;
    if (member.key.name === property.name && isFunction(member.value as Node | null)) {
      return member.value as FunctionNode;
    }
  }
  return undefined;
}

/**
 * Where an imported variable comes from, by `import` or `require`; undefined for one that is
 * not imported. The name is "*" for the module itself or its default.
 */
export function importOf(
  variable: Scope.Variable | undefined,
): { module: string; name: string } | undefined {
  const [definition] = variable?.defs ?? [];
  if (definition?.type === "Variable") return requireOf(definition.node, variable?.name ?? "");
  if (definition?.type !== "ImportBinding") return undefined;
  const { node, parent } = definition;
  if (parent?.type !== "ImportDeclaration") return importEqualsOf(node as unknown as Node);
  const module = String(parent.source.value);
  if (node.type !== "ImportSpecifier") return { module, name: "*" };
  const { imported } = node;
  return { module, name: imported.type === "Identifier" ? imported.name : String(imported.value) };
}

/** `const fs = require("fs")`, `const { join } = require("path")`, and both with `await import`. */
function requireOf({ id, init }: ESTree.VariableDeclarator, name: string) {
  const module = init && requiredModule(init as Node);
  if (!module) return undefined;
  if (id.type === "Identifier") return { module, name: "*" };
  const key = id.type === "ObjectPattern" ? keyFor(id, name) : undefined;
  return key === undefined ? undefined : { module, name: key };
}

/** The module that an expression requires or imports, as `require("fs")` does. */
export function requiredModule(node: Node): string | undefined {
  const call = unwrapped(node.type === "AwaitExpression" ? (node.argument as Node) : node);
  const isRequire =
    call.type === "CallExpression" &&
    call.callee.type === "Identifier" &&
    call.callee.name === "require";
  const [source] = isRequire
    ? call.arguments
    : call.type === "ImportExpression"
      ? [call.source]
      : [];
  return source?.type === "Literal" && typeof source.value === "string" ? source.value : undefined;
}

/** The property that a pattern takes into the variable `name`. */
export function keyFor(pattern: ESTree.ObjectPattern, name: string): string | undefined {
  for (const property of pattern.properties) {
    if (property.type !== "Property" || property.computed) continue;
    const { key, value } = property;
    const target = value.type === "AssignmentPattern" ? value.left : value;
    if (target.type !== "Identifier" || target.name !== name) continue;
    return key.type === "Identifier" ? key.name : undefined;
  }
  return undefined;
}

/** TypeScript's `import fs = require("fs")`. */
function importEqualsOf(node: Node): { module: string; name: string } | undefined {
  const { moduleReference } = node as unknown as {
    moduleReference?: { expression?: ESTree.Literal };
  };
  const module = moduleReference?.expression?.value;
  return typeof module === "string" ? { module, name: "*" } : undefined;
}

/** A node and everything below it; with `own`, without the functions in it. */
export function nodesIn(source: SourceCode, node: Node, { own = false } = {}): Node[] {
  const nodes: Node[] = [node];
  for (let at = 0; at < nodes.length; at++) {
    const each = nodes[at] as Node & Record<string, unknown>;
    if (own && at > 0 && isFunction(each)) continue;
    for (const key of source.visitorKeys[each.type] ?? []) {
      for (const child of [each[key]].flat()) if (child) nodes.push(child as Node);
    }
  }
  return nodes;
}

/** Whether a node is `outer` or stands in it. */
export function isWithin(node: Node, outer: Node): boolean {
  for (let at: Node | null = node; at; at = at.parent) if (at === outer) return true;
  return false;
}

/** What an expression stands for: itself, or what the constant it names was initialised with. */
export function valueOf(source: SourceCode, node: Node): Node {
  const plain = unwrapped(node);
  if (plain.type !== "Identifier") return plain;
  const value = constantValue(variableOf(source, plain));
  return value ? unwrapped(value) : plain;
}

const WRAPPERS = new Set<string>([
  "TSAsExpression",
  "TSNonNullExpression",
  "TSSatisfiesExpression",
  "TSTypeAssertion",
  "ChainExpression",
]);

/** `as`, `!` and `satisfies` do not change what an expression is. */
export function unwrapped(node: Node): Node {
  let inner = node;
  while (WRAPPERS.has(inner.type)) inner = (inner as unknown as { expression: Node }).expression;
  return inner;
}

/** The outermost expression that is the same value as `node`: the reverse of {@link unwrapped}. */
export function wrapped(node: Node): Node {
  let outer = node;
  while (outer.parent && WRAPPERS.has(outer.parent.type)) outer = outer.parent;
  return outer;
}
