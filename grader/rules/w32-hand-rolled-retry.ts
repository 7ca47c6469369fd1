import { isLoop, waits } from "./flow.ts";
import { workflowRule } from "./rule.ts";
import { isFunction, isWithin, nodesIn, type Node } from "./scopes.ts";
import type { WorkflowCode } from "./workflow-code.ts";

/** W32: a retry that asks again at once. */
export default workflowRule("W32", (code, report) => ({
  TryStatement(node) {
    const loop = loopOf(node);
    if (!loop || !node.handler || !code.around(node)) return;
    const tries = waits(code, node.block as Node) && leaves(code, node.block as Node);
    if (!tries || leavesAlways(node.handler.body as Node)) return;
    const pauses = code.tasks.some(
      (task) => code.contextMethod(task) === "createTimer" && isWithin(task, loop),
    );
    // A helper may hold the timer.
    const delegates = nodesIn(code.source, loop).some(
      (each) => each.type === "YieldExpression" && each.delegate,
    );
    if (!pauses && !delegates) report(node);
  },
}));

/** The loop that tries again: one that counts or asks, not one over a list. */
function loopOf(node: Node): Node | undefined {
  for (let at = node.parent; at && !isFunction(at); at = at.parent) {
    if (isLoop(at)) return /^For(In|Of)/.test(at.type) ? undefined : at;
  }
  return undefined;
}

/** Whether success ends the loop: a `return` or `break` in the tried block. */
function leaves(code: WorkflowCode, block: Node): boolean {
  return nodesIn(code.source, block, { own: true }).some(
    ({ type }) => type === "ReturnStatement" || type === "BreakStatement",
  );
}

function leavesAlways(body: Node): boolean {
  if (body.type !== "BlockStatement") return false;
  return body.body.some(({ type }) =>
    ["ReturnStatement", "ThrowStatement", "BreakStatement"].includes(type),
  );
}
