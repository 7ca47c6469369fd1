import { workflowRule } from "./rule.ts";
import { valueOf, type Node } from "./scopes.ts";

/** W40: a patch whose name is put together. A name may be asked for more than once. */
export default workflowRule("W40", (code, report) => ({
  CallExpression(node) {
    const [name] = node.arguments;
    if (!name || code.contextMethod(node) !== "isPatched") return;
    const value = valueOf(code.source, name as Node);
    const isComputed =
      value.type === "BinaryExpression" ||
      value.type === "CallExpression" ||
      (value.type === "TemplateLiteral" && value.expressions.length > 0);
    if (isComputed) report(name as Node);
  },
}));
