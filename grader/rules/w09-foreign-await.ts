import { useOf } from "./names.ts";
import { workflowRule } from "./rule.ts";
import { nodesIn, unwrapped, type Node } from "./scopes.ts";
import { isTimer } from "./w15-real-timers.ts";
import { reachesOut } from "./w16-io.ts";
import { isInPlainAsync } from "./w02-async-not-generator.ts";
import type { WorkflowCode } from "./workflow-code.ts";

/**
 * W09: `await` of what another module or the object of the workflow gives. What it waits for
 * cannot be seen here; where it can, W15 and W16 say more.
 */
export default workflowRule("W09", (code, report) => ({
  AwaitExpression(node) {
    const awaited = unwrapped(node.argument as Node);
    if (awaited.type !== "CallExpression" || !code.around(node)) return;
    const callee = unwrapped(awaited.callee as Node);
    if (!comesFromOutside(code, callee) || isInPlainAsync(code, node)) return;
    const below = nodesIn(code.source, awaited);
    const isExplained = below.some((each) => {
      const use = useOf(code.source, each);
      return use && (isTimer(use) || reachesOut(use));
    });
    // A helper with the context may make a task.
    const hasContext = below.some((each) => code.isContext(each));
    if (!isExplained && !hasContext && !code.isActivity(callee)) report(callee);
  },
}));

function comesFromOutside(code: WorkflowCode, callee: Node): boolean {
  let root = callee;
  while (root.type === "MemberExpression") root = unwrapped(root.object as Node);
  if (root.type === "ThisExpression") return root !== callee;
  return useOf(code.source, root)?.module !== undefined;
}
