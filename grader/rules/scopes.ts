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

/** Where an imported variable comes from; undefined for one that is not imported. */
export function importOf(
  variable: Scope.Variable | undefined,
): { module: string; name: string } | undefined {
  const [definition] = variable?.defs ?? [];
  if (definition?.type !== "ImportBinding") return undefined;
  const module = String(definition.parent.source.value);
  const { node } = definition;
  if (node.type !== "ImportSpecifier") return { module, name: "*" };
  const { imported } = node;
  return { module, name: imported.type === "Identifier" ? imported.name : String(imported.value) };
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
