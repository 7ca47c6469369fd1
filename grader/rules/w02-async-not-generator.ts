import { workflowRule } from "./rule.ts";
import { functionsAround, type FunctionNode, type Node } from "./scopes.ts";
import type { WorkflowCode } from "./workflow-code.ts";

/** W02: a workflow written as a plain async function. */
export default workflowRule("W02", (code, report) => {
  const check = (fn: FunctionNode) => {
    if (isPlainAsync(code, fn)) report(fn);
  };
  return {
    FunctionDeclaration: check,
    FunctionExpression: check,
    ArrowFunctionExpression: check,
  };
});

function isPlainAsync(code: WorkflowCode, fn: FunctionNode): boolean {
  const makesTasks = () => code.tasks.some((task) => functionsAround(task).includes(fn));
  return Boolean(fn.async) && !fn.generator && code.isWorkflow(fn) && makesTasks();
}

/** Whether W02 is the cause of whatever else is wrong with the tasks at this node. */
export function isInPlainAsync(code: WorkflowCode, node: Node): boolean {
  return functionsAround(node).some((fn) => isPlainAsync(code, fn));
}
