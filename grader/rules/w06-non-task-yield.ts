import { useOf } from "./names.ts";
import { workflowRule } from "./rule.ts";
import { functionsAround, unwrapped, valueOf, type Node } from "./scopes.ts";
import { holdsTasks } from "./task-lists.ts";
import type { WorkflowCode } from "./workflow-code.ts";

/** What such a node evaluates to is never a task. */
const VALUES = new Set([
  "ArrayExpression",
  "ArrowFunctionExpression",
  "BinaryExpression",
  "ClassExpression",
  "FunctionExpression",
  "Literal",
  "ObjectExpression",
  "TemplateLiteral",
  "UnaryExpression",
  "UpdateExpression",
]);

/** Methods of the context that give something else, or nothing. */
const PLAIN_METHODS = new Set<string | undefined>([
  "getCurrentUtcDateTime",
  "getWorkflowInstanceId",
  "isReplaying",
  "setCustomStatus",
]);

/** W06: a `yield` of something that is certainly no task. */
export default workflowRule("W06", (code, report) => ({
  YieldExpression(node) {
    const [fn] = functionsAround(node);
    if (node.delegate || !fn || !code.functions.has(fn)) return;
    if (!node.argument || isNoTask(code, node.argument as Node)) report(node);
  },
}));

function isNoTask(code: WorkflowCode, node: Node): boolean {
  const plain = unwrapped(node);
  // A list in a constant may have got its tasks later; it is no task all the same.
  const value = valueOf(code.source, plain);
  if (VALUES.has(value.type)) return true;
  if (value.type === "ConditionalExpression") {
    return isNoTask(code, value.consequent as Node) && isNoTask(code, value.alternate as Node);
  }
  if (value.type === "NewExpression") {
    const made = useOf(code.source, value.callee as Node)?.name ?? "";
    return ["Promise", "Date", "Error", "Map", "Set", "Array"].includes(made);
  }
  if (value.type !== "CallExpression") return false;
  if (PLAIN_METHODS.has(code.contextMethod(value))) return true;
  return isPromiseOfValues(code, value);
}

/** `Promise.resolve(1)` and the like; with tasks in it, W07 says more. */
function isPromiseOfValues(
  code: WorkflowCode,
  call: Extract<Node, { type: "CallExpression" }>,
): boolean {
  if (call.callee.type !== "MemberExpression") return false;
  const made = useOf(code.source, call.callee.object as Node)?.name ?? "";
  if (!/^Promise\.\w+$/.test(made)) return false;
  const [list] = call.arguments;
  return !list || !holdsTasks(code, list as Node);
}
