import { useRule } from "./rule.ts";
import { constantValue, unwrapped, variableOf, type Node } from "./scopes.ts";
import type { WorkflowCode } from "./workflow-code.ts";

const OUTPUT = /^((console#\*\.)?console\.\w+|(process#\*\.|process\.)?(stdout|stderr)\.write)$/;

/** W24: output from workflow code, unless it is only reached when nothing is replayed. */
export default useRule("W24", ({ node, name }, code) =>
  OUTPUT.test(name) && !isGuarded(code, node) ? node : undefined,
);

function isGuarded(code: WorkflowCode, node: Node): boolean {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.type === "IfStatement" || parent.type === "ConditionalExpression") {
      if (at === parent.consequent && saysLive(code, parent.test as Node)) return true;
      if (at === parent.alternate && saysReplaying(code, parent.test as Node)) return true;
    }
    if (parent.type === "LogicalExpression" && at === parent.right) {
      const says = parent.operator === "&&" ? saysLive : saysReplaying;
      if (says(code, parent.left as Node)) return true;
    }
  }
  return false;
}

/** Whether the condition can only hold when the code is not replaying. */
function saysLive(code: WorkflowCode, condition: Node): boolean {
  const test = meaning(code, condition);
  if (test.type === "UnaryExpression" && test.operator === "!") {
    return saysReplaying(code, test.argument as Node);
  }
  return (
    test.type === "LogicalExpression" &&
    test.operator === "&&" &&
    (saysLive(code, test.left as Node) || saysLive(code, test.right as Node))
  );
}

/** Whether the condition holds whenever the code is replaying. */
function saysReplaying(code: WorkflowCode, condition: Node): boolean {
  const test = meaning(code, condition);
  if (test.type === "LogicalExpression" && test.operator === "||") {
    return saysReplaying(code, test.left as Node) || saysReplaying(code, test.right as Node);
  }
  return (
    test.type === "CallExpression" &&
    test.callee.type === "MemberExpression" &&
    test.callee.property.type === "Identifier" &&
    test.callee.property.name === "isReplaying"
  );
}

function meaning(code: WorkflowCode, node: Node): Node {
  const plain = unwrapped(node);
  if (plain.type !== "Identifier") return plain;
  const value = constantValue(variableOf(code.source, plain));
  return value ? unwrapped(value) : plain;
}
