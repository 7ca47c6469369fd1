import { useOf } from "./names.ts";
import { workflowRule } from "./rule.ts";
import type { Node } from "./scopes.ts";

/** W17: a module that is loaded while the workflow runs. */
export default workflowRule("W17", (code, report) => ({
  ImportExpression(node) {
    if (code.around(node)) report(node);
  },
  CallExpression(node) {
    const callee = node.callee as Node;
    const { name } = useOf(code.source, callee) ?? {};
    if (name === "require" && code.around(node)) report(node);
  },
}));
