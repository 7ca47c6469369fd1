import { methodOf } from "./contexts.ts";
import { workflowRule } from "./rule.ts";
import { unwrapped, variableOf, type Node } from "./scopes.ts";
import { isCollection, isShared } from "./shared-state.ts";
import { memberName } from "./names.ts";
import type { WorkflowCode } from "./workflow-code.ts";

const WALKS = /^(entries|every|filter|find|flatMap|forEach|keys|map|reduce|some|values)$/;
const FILLS = /^(add|delete|push|set|splice|unshift)$/;

/** W20: an order that comes from a list, set or map which the rest of the process fills. */
export default workflowRule("W20", (code, report) => {
  const check = (node: Node, walked: Node) => {
    const list = unwrapped(walked);
    if (list.type === "Identifier" && code.around(node) && isFilledLater(code, list)) report(list);
  };
  return {
    ForOfStatement: (node) => check(node, node.right as Node),
    SpreadElement: (node) => check(node, node.argument as Node),
    CallExpression(node) {
      const { callee } = node;
      if (callee.type !== "MemberExpression") return;
      const method = methodOf(node) ?? "";
      if (WALKS.test(method)) check(node, callee.object as Node);
      if (method === "from" && node.arguments[0]) check(node, node.arguments[0] as Node);
    },
  };
});

/** Whether code outside of workflows, yet not the file's own set-up, changes the collection. */
function isFilledLater(code: WorkflowCode, list: Node): boolean {
  const variable = list.type === "Identifier" ? variableOf(code.source, list) : undefined;
  if (!variable || !isShared(code, variable) || !isCollection(variable)) return false;
  return variable.references.some(({ identifier }) => {
    const member = (identifier as Node).parent;
    const isCalled = member?.type === "MemberExpression" && member.parent.type === "CallExpression";
    if (!isCalled || !FILLS.test(memberName(member) ?? "")) return false;
    return isInFunction(identifier as Node) && !code.around(identifier as Node);
  });
}

function isInFunction(node: Node): boolean {
  for (let at: Node | null = node; at; at = at.parent) if (/Function/.test(at.type)) return true;
  return false;
}
