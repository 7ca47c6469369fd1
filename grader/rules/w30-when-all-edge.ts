import { waits } from "./flow.ts";
import { workflowRule } from "./rule.ts";
import { hasSdk } from "./sdk-version.ts";
import {
  functionsAround,
  isFunction,
  isWithin,
  nodesIn,
  unwrapped,
  valueOf,
  variableOf,
  wrapped,
  type Node,
} from "./scopes.ts";
import { isBounded, itemsOf } from "./w29-unbounded-fan-out.ts";
import type { TaskCall, WorkflowCode } from "./workflow-code.ts";

/** W30: what SDK 3.18 gets wrong about `whenAll`. */
export default workflowRule("W30", (code, report, filename) => ({
  CallExpression(node) {
    const method = code.contextMethod(node);
    const [list] = node.arguments;
    if ((method !== "whenAll" && method !== "whenAny") || !list) return;
    if (hasSdk(filename, [3, 19])) return;
    const { callee } = node;
    if (mayBeEmpty(code, list as Node)) report(callee as Node);
    if (method !== "whenAll") return;
    if (hasTakenTask(code, node, list as Node)) report(callee as Node, "again");
    const caught = catchAround(code, node);
    if (caught) report(callee as Node, "caught");
  },
}));

/** An empty list, or one for items whose number nothing in the function looks at. */
function mayBeEmpty(code: WorkflowCode, list: Node): boolean {
  const value = valueOf(code.source, list);
  const items = itemsOf(code, list);
  if (value.type === "ArrayExpression" && value.elements.length === 0 && !items) {
    return unwrapped(list).type === "ArrayExpression";
  }
  // A part of a list is made where there is one.
  if (!items || isBounded(code, items)) return false;
  const [fn] = functionsAround(list);
  const counted = [items, list].map((each) => code.source.getText(unwrapped(each)));
  return !nodesIn(code.source, fn as Node).some(
    (node) =>
      node.type === "MemberExpression" &&
      node.property.type === "Identifier" &&
      node.property.name === "length" &&
      counted.includes(code.source.getText(unwrapped(node.object as Node))),
  );
}

/** Whether one of the listed tasks was yielded before, alone or in a `whenAny`. */
function hasTakenTask(code: WorkflowCode, call: TaskCall, list: Node): boolean {
  const value = valueOf(code.source, list);
  if (value.type !== "ArrayExpression" || value.elements.length < 2) return false;
  return value.elements.some((element) => {
    if (element?.type !== "Identifier" || !code.isTask(valueOf(code.source, element as Node))) {
      return false;
    }
    const references = variableOf(code.source, element)?.references ?? [];
    return references.some(({ identifier }) => {
      const { parent } = wrapped(identifier as Node);
      const isBefore = (identifier.range?.[0] ?? 0) < (call.range?.[0] ?? 0);
      return isBefore && parent?.type === "YieldExpression";
    });
  });
}

/** The `catch` that is meant to get the failure of a task, and goes on with more steps. */
function catchAround(code: WorkflowCode, call: Node): boolean {
  const yielded = wrapped(call).parent;
  if (yielded?.type !== "YieldExpression") return false;
  for (let at: Node = call; at.parent && !isFunction(at); at = at.parent) {
    const { parent } = at;
    if (parent.type !== "TryStatement" || !isWithin(call, parent.block as Node)) continue;
    if (parent.handler && waits(code, parent.handler as Node)) return true;
  }
  return false;
}
