import { workflowRule } from "./rule.ts";
import { constantValue, functionsAround, unwrapped, variableOf, type Node } from "./scopes.ts";

/** W05: a workflow, or a helper run with `yield*`, that returns a task in place of its result. */
export default workflowRule("W05", (code, report) => ({
  ReturnStatement(node) {
    const [fn] = functionsAround(node);
    if (!node.argument || !fn?.generator || !code.around(node)) return;
    const returned = unwrapped(node.argument as Node);
    const made =
      returned.type === "Identifier" ? constantValue(variableOf(code.source, returned)) : returned;
    if (made && code.isTask(made)) report(node);
  },
}));
