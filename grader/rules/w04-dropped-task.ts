import type { Scope } from "eslint";
import type * as ESTree from "estree";
import { workflowRule } from "./rule.ts";
import { variableOf, wrapped, type Node } from "./scopes.ts";
import { isInPlainAsync } from "./w02-async-not-generator.ts";
import type { WorkflowCode } from "./workflow-code.ts";

/** W04: a task that nothing waits for, or that is used as if it were its own result. */
export default workflowRule("W04", (code, report) => ({
  "Program:exit"() {
    for (const task of code.tasks) {
      if (isDropped(code, task) && !isInPlainAsync(code, task)) report(task.callee as Node);
    }
  },
}));

function isDropped(code: WorkflowCode, task: Node): boolean {
  const value = wrapped(task);
  const { parent } = value;
  if (!parent || isValueUse(value, parent)) return true;
  switch (parent.type) {
    case "LogicalExpression":
      return parent.right === value && isDropped(code, parent);
    case "ConditionalExpression":
      return parent.test !== value && isDropped(code, parent);
    case "ArrowFunctionExpression":
      return parent.body === value && isForEach(parent.parent);
    case "VariableDeclarator":
      return parent.id.type === "Identifier" && isNeverYielded(variableOf(code.source, parent.id));
    case "AssignmentExpression":
      return (
        parent.left.type === "Identifier" &&
        parent.parent?.type === "ExpressionStatement" &&
        isNeverYielded(variableOf(code.source, parent.left))
      );
    default:
      return false;
  }
}

/** Uses that look at a task without waiting for it or handing it on. */
function isValueUse(value: Node, parent: Node): boolean {
  if (parent.type === "MemberExpression") return parent.object === value;
  if (parent.type === "IfStatement") return parent.test === value;
  return ["ExpressionStatement", "UnaryExpression", "BinaryExpression", "TemplateLiteral"].includes(
    parent.type,
  );
}

function isForEach(node: Node | null): boolean {
  return (
    node?.type === "CallExpression" &&
    node.callee.type === "MemberExpression" &&
    (node.callee.property as ESTree.Identifier).name === "forEach"
  );
}

function isNeverYielded(variable: Scope.Variable | undefined): boolean {
  const reads = variable?.references.filter((reference) => reference.isRead());
  return (reads ?? []).every(({ identifier }) => {
    const value = wrapped(identifier as Node);
    return value.parent !== null && isValueUse(value, value.parent);
  });
}
