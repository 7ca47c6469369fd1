import { workflowRule } from "./rule.ts";
import {
  functionOf,
  functionsAround,
  unwrapped,
  variableOf,
  wrapped,
  type Node,
} from "./scopes.ts";

/** W08: a generator helper that is called, yielded or awaited, but not run with `yield*`. */
export default workflowRule("W08", (code, report) => ({
  CallExpression(node) {
    const callee = unwrapped(node.callee as Node);
    if (callee.type !== "Identifier" || !code.around(node)) return;
    const helper = functionOf(variableOf(code.source, callee));
    if (!helper?.generator) return;
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
