import { workflowRule } from "./rule.ts";
import type { FunctionNode } from "./scopes.ts";
import { hasSdk } from "./sdk-version.ts";

/** W01: a workflow written as `function*`. A helper that is run with `yield*` may be one. */
export default workflowRule("W01", (code, report, filename) => {
  const check = (fn: FunctionNode) => {
    if (!code.isWorkflow(fn) || !fn.generator || fn.async) return;
    // From 3.19 on the SDK runs these as well.
    if (!hasSdk(filename, [3, 19])) report(fn);
  };
  return { FunctionDeclaration: check, FunctionExpression: check };
});
