import { workflowRule } from "./rule.ts";
import { nodesIn, type Node } from "./scopes.ts";

/** W26: work in `finally`, which a terminated workflow never comes to. */
export default workflowRule("W26", (code, report) => ({
  TryStatement(node) {
    if (!node.finalizer) return;
    for (const each of nodesIn(code.source, node.finalizer as Node, { own: true })) {
      if (code.isTask(each) && each.type === "CallExpression") report(each.callee as Node);
    }
  },
}));
