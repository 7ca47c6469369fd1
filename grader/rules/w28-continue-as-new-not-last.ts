import { goesOnAfter } from "./flow.ts";
import { workflowRule } from "./rule.ts";
import { functionsAround, type Node } from "./scopes.ts";

/** W28: steps after `continueAsNew`, which are thrown away. */
export default workflowRule("W28", (code, report) => ({
  CallExpression(node) {
    if (code.contextMethod(node) !== "continueAsNew") return;
    // In a callback nobody knows what follows.
    const [fn] = functionsAround(node);
    if (!fn || !code.functions.has(fn)) return;
    let statement: Node = node;
    while (!/Statement$|Declaration$/.test(statement.type)) {
      if (!statement.parent) return;
      statement = statement.parent;
    }
    if (statement.type === "ReturnStatement") return;
    if (goesOnAfter(code, statement)) report(node.callee as Node);
  },
}));
