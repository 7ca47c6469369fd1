import { useOf } from "./names.ts";
import { workflowRule } from "./rule.ts";
import { unwrapped, type Node } from "./scopes.ts";
import { holdsTasks } from "./task-lists.ts";
import { isInPlainAsync } from "./w02-async-not-generator.ts";

/** W07: tasks given to `Promise.all` and its kind. */
export default workflowRule("W07", (code, report) => ({
  CallExpression(node) {
    const callee = unwrapped(node.callee as Node);
    if (callee.type !== "MemberExpression" || !code.around(node)) return;
    const { name = "" } = useOf(code.source, callee.object as Node) ?? {};
    const [list] = node.arguments;
    if (!list || !/^Promise\.(all|allSettled|any|race)$/.test(name)) return;
    if (holdsTasks(code, list as Node) && !isInPlainAsync(code, node)) report(callee);
  },
}));
