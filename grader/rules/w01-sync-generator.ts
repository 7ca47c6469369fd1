import { workflowRule } from "./rule.ts";
import type { FunctionNode } from "./scopes.ts";

/** W01: a workflow written as `function*`. A helper that is run with `yield*` may be one. */
export default workflowRule("W01", (code, report) => {
  const check = (fn: FunctionNode) => {
    if (code.isWorkflow(fn) && fn.generator && !fn.async) report(fn);
  };
  return { FunctionDeclaration: check, FunctionExpression: check };
});
