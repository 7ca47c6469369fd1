import type { Scope } from "eslint";
import type * as ESTree from "estree";
import { memberName } from "./names.ts";
import { constantValue, unwrapped, variableOf, type Node } from "./scopes.ts";
import type { WorkflowCode } from "./workflow-code.ts";

/** Methods that change the list, set or map they are called on. */
const CHANGES =
  /^(add|clear|copyWithin|delete|fill|pop|push|reverse|set|shift|sort|splice|unshift)$/;

/** A place in workflow code that writes what other instances see too. */
export interface SharedWrite {
  node: Node;
  /** Undefined for `this`. */
  variable?: Scope.Variable;
}

/** What a node writes of the state that outlives a run, if it does. */
export function sharedWrite(code: WorkflowCode, node: Node): SharedWrite | undefined {
  const target = targetOf(node);
  if (!target || !code.around(node)) return undefined;
  const root = rootOf(target);
  const isCall = node.type === "CallExpression";
  if (root.type === "ThisExpression") return isCall || isOfOneRun(root) ? undefined : { node };
  const variable = root.type === "Identifier" ? variableOf(code.source, root) : undefined;
  if (!variable || !isShared(code, variable)) return undefined;
  // Of an object whose making cannot be seen, a method may do anything.
  return isCall && !isCollection(variable) ? undefined : { node, variable };
}

/** Whether a variable is declared outside of all workflow code. */
export function isShared(code: WorkflowCode, variable: Scope.Variable): boolean {
  const [definition] = variable.defs;
  return definition !== undefined && !code.around(definition.name as Node);
}

function targetOf(node: Node): Node | undefined {
  switch (node.type) {
    case "AssignmentExpression":
      return node.left as Node;
    case "UpdateExpression":
      return node.argument as Node;
    case "UnaryExpression":
      return node.operator === "delete" ? (node.argument as Node) : undefined;
    case "CallExpression":
      return changedBy(node);
    default:
      return undefined;
  }
}

/** What a call changes: `list` of `list.push(1)`, `state` of `Object.assign(state, {})`. */
function changedBy({ callee, arguments: given }: ESTree.CallExpression): Node | undefined {
  if (callee.type !== "MemberExpression") return undefined;
  const object = unwrapped(callee.object as Node);
  const method = memberName(callee as Extract<Node, { type: "MemberExpression" }>) ?? "";
  if (object.type === "Identifier" && object.name === "Object" && method === "assign") {
    return given[0] as Node | undefined;
  }
  return CHANGES.test(method) ? object : undefined;
}

function rootOf(target: Node): Node {
  let root = unwrapped(target);
  while (root.type === "MemberExpression") root = unwrapped(root.object as Node);
  return root;
}

/** A constructor, and a method of a plain object, work on what may belong to one run. */
function isOfOneRun(self: Node): boolean {
  for (let at = self.parent; at; at = at.parent) {
    if (at.type === "MethodDefinition") return at.kind === "constructor";
    if (at.type === "Property" || at.type === "FunctionDeclaration") return true;
  }
  return true;
}

/** Whether a variable was made as a list, set, map or plain object. */
export function isCollection(variable: Scope.Variable): boolean {
  const [definition] = variable.defs;
  const made =
    constantValue(variable) ??
    (definition?.type === "Variable" ? (definition.node.init as Node | null) : undefined);
  const value = made && unwrapped(made);
  if (value?.type === "NewExpression") {
    return (
      value.callee.type === "Identifier" && /^((Weak)?(Map|Set)|Array)$/.test(value.callee.name)
    );
  }
  return value?.type === "ArrayExpression" || value?.type === "ObjectExpression";
}
