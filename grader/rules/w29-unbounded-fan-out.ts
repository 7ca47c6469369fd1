import { isLoop } from "./flow.ts";
import { workflowRule } from "./rule.ts";
import {
  functionsAround,
  isFunction,
  nodesIn,
  unwrapped,
  valueOf,
  variableOf,
  type Node,
} from "./scopes.ts";
import { mapped, pushes } from "./task-lists.ts";
import type { WorkflowCode } from "./workflow-code.ts";

/** W29: as many tasks at once as a list has items. */
export default workflowRule("W29", (code, report) => ({
  CallExpression(node) {
    const [list] = node.arguments;
    if (code.contextMethod(node) !== "whenAll" || !list) return;
    const items = itemsOf(code, list as Node);
    if (!items || isBounded(code, items)) return;
    if (!isCounted(code, [items, list as Node])) report(node.callee as Node);
  },
}));

/** The items that a list of tasks has one task for each of. */
export function itemsOf(code: WorkflowCode, list: Node): Node | undefined {
  const items = mapped(code, valueOf(code.source, list));
  if (items) return items;
  const [push] = pushes(code, unwrapped(list));
  for (let at = push?.parent; at && !isFunction(at); at = at.parent) {
    if (at.type === "ForOfStatement") return at.right as Node;
    if (isLoop(at)) return undefined;
  }
  return undefined;
}

/** Whether the function compares the length of one of these lists with a limit. */
function isCounted(code: WorkflowCode, lists: Node[]): boolean {
  const lengths = lists.map((list) => `${code.source.getText(unwrapped(list))}.length`);
  const [fn] = functionsAround(lists[0] as Node);
  return nodesIn(code.source, fn as Node).some((node) => {
    if (node.type !== "BinaryExpression") return false;
    const sides = [node.left, node.right].map((side) => code.source.getText(side as Node));
    // `> 0` says nothing about how many there are.
    return (
      sides.some((side) => lengths.includes(side)) && !sides.some((side) => /^[01]$/.test(side))
    );
  });
}

/** Whether a list is short by the look of it: written out, or a part of another one. */
export function isBounded(code: WorkflowCode, items: Node): boolean {
  const value = valueOf(code.source, items);
  if (value.type === "ArrayExpression") return true;
  const text = code.source.getText(value);
  if (/\.(slice|splice)\(|batch|chunk|page|group|Object\.(keys|values|entries)/i.test(text)) {
    return true;
  }
  // A part of a list, made further up: `for (const part of parts)`.
  return isFromLoop(code, value);
}

function isFromLoop(code: WorkflowCode, value: Node): boolean {
  if (value.type !== "Identifier") return false;
  const [definition] = variableOf(code.source, value)?.defs ?? [];
  return definition?.type === "Variable" && isLoop((definition.parent as Node).parent);
}
