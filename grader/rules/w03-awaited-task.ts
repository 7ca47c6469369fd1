import { workflowRule } from "./rule.ts";
import { constantValue, unwrapped, variableOf, type Node } from "./scopes.ts";
import { isInPlainAsync } from "./w02-async-not-generator.ts";

/** W03: `await` in front of a task. */
export default workflowRule("W03", (code, report) => ({
  AwaitExpression(node) {
    const awaited = unwrapped(node.argument as Node);
    const made =
      awaited.type === "Identifier" ? constantValue(variableOf(code.source, awaited)) : awaited;
    if (!made || !code.isTask(made) || !code.around(node)) return;
    if (isInPlainAsync(code, node)) return;
    report(node, (node as Node).parent?.type === "YieldExpression" ? "yielded" : undefined);
  },
}));
