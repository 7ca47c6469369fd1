import {
  functionNamed,
  functionsAround,
  isFunction,
  nodesIn,
  unwrapped,
  valueOf,
  variableOf,
  type FunctionNode,
  type Node,
} from "./scopes.ts";
import { methodOf } from "./contexts.ts";
import type { WorkflowCode } from "./workflow-code.ts";

/** Whether an expression is certain to be a list with tasks in it. */
export function holdsTasks(code: WorkflowCode, node: Node): boolean {
  const list = valueOf(code.source, node);
  const plain = unwrapped(node);
  if (plain.type === "Identifier" && isPushedTo(code, plain)) return true;
  if (list.type === "ArrayExpression") {
    return list.elements.some((element) =>
      element?.type === "SpreadElement"
        ? holdsTasks(code, element.argument as Node)
        : element !== null && makesTask(code, element as Node),
    );
  }
  return mapped(code, list) !== undefined;
}

/** Whether an expression is a task, a constant with one, or what a helper makes of the context. */
function makesTask(code: WorkflowCode, node: Node): boolean {
  const value = valueOf(code.source, node);
  if (code.isTask(value)) return true;
  if (value.type !== "CallExpression") return false;
  const helper = functionNamed(code.source, unwrapped(value.callee as Node));
  return helper !== undefined && code.functions.has(helper);
}

/** What is mapped to tasks: `items` of `items.map((item) => ctx.callActivity(…))`. */
export function mapped(code: WorkflowCode, node: Node): Node | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return undefined;
  if (!["map", "flatMap"].includes(methodOf(node) ?? "")) return undefined;
  const [callback] = node.arguments;
  const fn = callback && functionFor(code, callback as Node);
  return fn && givesTask(code, fn) ? (node.callee.object as Node) : undefined;
}

function functionFor(code: WorkflowCode, node: Node): FunctionNode | undefined {
  const plain = unwrapped(node);
  if (isFunction(plain)) return plain;
  return functionNamed(code.source, plain);
}

function givesTask(code: WorkflowCode, fn: FunctionNode): boolean {
  if (fn.body.type !== "BlockStatement") return makesTask(code, fn.body as Node);
  return nodesIn(code.source, fn, { own: true }).some(
    (node) =>
      node.type === "ReturnStatement" &&
      node.argument &&
      functionsAround(node)[0] === fn &&
      makesTask(code, node.argument as Node),
  );
}

/** The calls that push a task to the list which an identifier names. */
export function pushes(code: WorkflowCode, list: Node): Node[] {
  if (list.type !== "Identifier") return [];
  const references = variableOf(code.source, list)?.references ?? [];
  return references.flatMap(({ identifier }) => {
    const member = (identifier as Node).parent;
    const call = member?.parent;
    if (call?.type !== "CallExpression" || call.callee !== member) return [];
    const isPush = methodOf(call) === "push" && (member as Node).type === "MemberExpression";
    return isPush && call.arguments.some((each) => makesTask(code, each as Node)) ? [call] : [];
  });
}

function isPushedTo(code: WorkflowCode, list: Node): boolean {
  return pushes(code, list).length > 0;
}
