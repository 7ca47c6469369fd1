import { workflowRule } from "./rule.ts";
import { unwrapped, type Node } from "./scopes.ts";

/** W31: an event that is waited for without an end. */
export default workflowRule("W31", (code, report) => ({
  YieldExpression(node) {
    const task = node.argument && unwrapped(node.argument as Node);
    if (node.delegate || task?.type !== "CallExpression") return;
    if (code.contextMethod(task) === "waitForExternalEvent") report(task.callee as Node);
  },
}));
