import type { Scope } from "eslint";
import type * as ESTree from "estree";
import { memberName } from "./names.ts";
import { workflowRule } from "./rule.ts";
import { unwrapped, variableOf, wrapped, type Node } from "./scopes.ts";
import type { WorkflowCode } from "./workflow-code.ts";

/** What the winner of `whenAny`, a task, does have. */
const OF_A_TASK = new Set<string | undefined>([
  "isComplete",
  "isCompleted",
  "isFailed",
  "getResult",
  "getException",
]);

/** W10: the winner of `whenAny` taken for what it gives. */
export default workflowRule("W10", (code, report) => ({
  YieldExpression(node) {
    const race = node.argument && unwrapped(node.argument as Node);
    if (node.delegate || !race || code.contextMethod(race) !== "whenAny") return;
    const winner = wrapped(node);
    const { parent } = winner;
    if (parent?.type === "VariableDeclarator" && parent.init === winner) {
      for (const misuse of misusesOf(code, parent.id as Node)) report(misuse);
    } else if (isMisuse(code, winner)) {
      report(parent as Node);
    }
  },
}));

function misusesOf(code: WorkflowCode, target: Node): Node[] {
  if (target.type === "ObjectPattern") {
    return target.properties.filter(
      (property) =>
        property.type === "Property" &&
        property.key.type === "Identifier" &&
        !OF_A_TASK.has(property.key.name),
    ) as Node[];
  }
  const variable = target.type === "Identifier" && variableOf(code.source, target);
  if (!variable || isSetAgain(variable)) return [];
  return variable.references
    .filter((reference) => reference.isRead())
    .map(({ identifier }) => wrapped(identifier as Node))
    .filter((read) => isMisuse(code, read))
    .map((read) => read.parent as Node);
}

function isSetAgain(variable: Scope.Variable): boolean {
  return variable.references.filter((reference) => reference.isWrite()).length > 1;
}

/** Whether the expression around a winner makes sense only for the value that it gives. */
function isMisuse(code: WorkflowCode, winner: Node): boolean {
  const { parent } = winner;
  switch (parent?.type) {
    case "MemberExpression": {
      const name = memberName(parent);
      return parent.object === winner && name !== undefined && !OF_A_TASK.has(name);
    }
    case "BinaryExpression":
      return isAboutValues(parent, winner);
    case "TemplateLiteral":
    case "ReturnStatement":
      return true;
    case "UnaryExpression":
      return parent.operator === "!";
    case "IfStatement":
    case "ConditionalExpression":
      return parent.test === winner;
    case "CallExpression":
      return code.isTask(parent) && parent.arguments.includes(winner as ESTree.Expression);
    default:
      return false;
  }
}

/** Comparing with another task by `===` is what winners are for. */
function isAboutValues(comparison: ESTree.BinaryExpression, winner: Node): boolean {
  if (!/^[!=]==?$/.test(comparison.operator)) return comparison.operator !== "instanceof";
  const other = comparison.left === winner ? comparison.right : comparison.left;
  // A race that was never lost may well have no winner yet.
  return (other.type === "Literal" && other.value !== null) || other.type === "TemplateLiteral";
}
