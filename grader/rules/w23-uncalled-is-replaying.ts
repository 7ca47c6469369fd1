import { memberName } from "./names.ts";
import { workflowRule } from "./rule.ts";
import { wrapped, type Node } from "./scopes.ts";

/** W23: `ctx.isReplaying` without its parentheses, which is always true. */
export default workflowRule("W23", (code, report) => ({
  MemberExpression(node) {
    if (memberName(node) !== "isReplaying" || !code.isContext(node.object as Node)) return;
    const value = wrapped(node);
    const { parent } = value;
    const isHandedOn =
      (parent?.type === "CallExpression" || parent?.type === "MemberExpression") &&
      (parent as Node) !== node;
    if (!isHandedOn) report(node);
  },
}));
