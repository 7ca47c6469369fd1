import { guardOf } from "./replay-guards.ts";
import { workflowRule } from "./rule.ts";
import { functionsAround, variableOf, type Node } from "./scopes.ts";
import type { WorkflowCode } from "./workflow-code.ts";

/** W22: work or data that depends on `isReplaying()`. */
export default workflowRule("W22", (code, report) => {
  const checkWrite = (node: Node, target: Node) => {
    if (!code.around(node) || !guardOf(code, node)) return;
    if (target.type === "Identifier" && isReadElsewhere(code, target)) report(node, "data");
  };
  return {
    CallExpression(node) {
      const schedules = code.isTask(node) || code.contextMethod(node) === "continueAsNew";
      if (schedules && guardOf(code, node)) report(node.callee as Node);
    },
    ReturnStatement(node) {
      const [fn] = functionsAround(node);
      // A helper that only logs may leave early.
      if (fn?.generator && code.functions.has(fn) && isUnderIf(code, node)) report(node, "data");
    },
    AssignmentExpression: (node) => checkWrite(node, node.left as Node),
    UpdateExpression: (node) => checkWrite(node, node.argument as Node),
  };
});

/** Whether the branch itself ends the workflow, rather than what follows a branch. */
function isUnderIf(code: WorkflowCode, node: Node): boolean {
  const statement = node.parent?.type === "BlockStatement" ? node.parent : node;
  const around = statement.parent;
  return around?.type === "IfStatement" && guardOf(code, statement) !== undefined;
}

/** Whether a variable from outside the branch is read where a replay comes by as well. */
function isReadElsewhere(code: WorkflowCode, target: Node): boolean {
  const variable = target.type === "Identifier" && variableOf(code.source, target);
  if (!variable) return false;
  const [definition] = variable.identifiers;
  // What other instances see too is W19's.
  if (!definition || !code.around(definition as Node)) return false;
  if (guardOf(code, definition as Node)) return false;
  return variable.references.some(
    (reference) => reference.isRead() && !guardOf(code, reference.identifier as Node),
  );
}
