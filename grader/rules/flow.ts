import { isFunction, nodesIn, type Node } from "./scopes.ts";
import type { WorkflowCode } from "./workflow-code.ts";

export type Loop = Extract<
  Node,
  {
    type:
      "WhileStatement" | "DoWhileStatement" | "ForStatement" | "ForOfStatement" | "ForInStatement";
  }
>;

const LOOPS = new Set([
  "WhileStatement",
  "DoWhileStatement",
  "ForStatement",
  "ForOfStatement",
  "ForInStatement",
]);

export function isLoop(node: Node | null | undefined): node is Loop {
  return node !== null && node !== undefined && LOOPS.has(node.type);
}

/** Whether a loop can be left from inside: by `return`, `throw`, or a `break` that means it. */
export function canBeLeft(code: WorkflowCode, loop: Loop): boolean {
  return nodesIn(code.source, loop, { own: true }).some((node) => {
    if (node.type === "ReturnStatement" || node.type === "ThrowStatement") return true;
    // A label always names something further out.
    return node.type === "BreakStatement" && (node.label !== null || brokenBy(node) === loop);
  });
}

/** The loop or switch that a `break` without a label ends. */
function brokenBy(node: Node): Node | null {
  let at = node.parent;
  while (at && !isLoop(at) && at.type !== "SwitchStatement" && !isFunction(at)) at = at.parent;
  return at;
}

function loopAround(node: Node): Node | null {
  let at = node.parent;
  while (at && !isLoop(at) && !isFunction(at)) at = at.parent;
  return at;
}

/** Whether a node contains a checkpoint of its own function: `yield`, or `await` of anything. */
export function waits(code: WorkflowCode, node: Node): boolean {
  return nodesIn(code.source, node, { own: true }).some(
    ({ type, ...rest }) =>
      type === "YieldExpression" ||
      type === "AwaitExpression" ||
      (type === "ForOfStatement" && (rest as { await?: boolean }).await === true),
  );
}

/**
 * Whether a checkpoint can still be reached after a statement, before its function ends.
 * A `return` ends it; a `yield` inside the `return` does count.
 */
export function goesOnAfter(code: WorkflowCode, statement: Node): boolean {
  for (let at = statement; at.parent && !isFunction(at); at = at.parent) {
    const { parent } = at;
    for (const next of statementsAfter(parent, at)) {
      if (waits(code, next)) return true;
      if (next.type === "ReturnStatement" || next.type === "ThrowStatement") return false;
      if (next.type === "ContinueStatement" || next.type === "BreakStatement") {
        if (next.label) return false;
        const left = next.type === "BreakStatement" ? brokenBy(next) : loopAround(next);
        if (!left) return false;
        return next.type === "BreakStatement" ? goesOnAfter(code, left) : waits(code, left);
      }
    }
    if (isLoop(parent) && at === parent.body && waits(code, parent)) return true;
  }
  return false;
}

function statementsAfter(parent: Node, statement: Node): Node[] {
  const list =
    parent.type === "BlockStatement" || parent.type === "Program"
      ? (parent.body as Node[])
      : parent.type === "SwitchCase"
        ? (parent.consequent as Node[])
        : [];
  return list.slice(list.indexOf(statement) + 1);
}
