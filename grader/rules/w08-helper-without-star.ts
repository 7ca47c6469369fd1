import { workflowRule } from "./rule.ts";
import { functionNamed, functionsAround, unwrapped, wrapped, type Node } from "./scopes.ts";

/** W08: a generator helper that is called, yielded or awaited, but not run with `yield*`. */
export default workflowRule("W08", (code, report) => ({
  CallExpression(node) {
    const callee = unwrapped(node.callee as Node);
    const helper = functionNamed(code.source, callee);
    if (!helper?.generator || !code.around(node)) return;
    const ownsTasks = code.tasks.some((task) => functionsAround(task)[0] === helper);
    if (!ownsTasks && !code.functions.has(helper)) return;
    const { parent } = wrapped(node);
    const isLost =
      (parent?.type === "YieldExpression" && !parent.delegate) ||
      parent?.type === "AwaitExpression" ||
      parent?.type === "ExpressionStatement";
    if (isLost) report(node);
  },
}));
