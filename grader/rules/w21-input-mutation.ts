import { workflowRule } from "./rule.ts";
import { functionsAround, isWithin, unwrapped, variableOf, type Node } from "./scopes.ts";
import { inputOf } from "./payloads.ts";
import type { WorkflowCode } from "./workflow-code.ts";

/** W21: an object that several branches get as their input, changed by one of them on the way. */
export default workflowRule("W21", (code, report) => ({
  AssignmentExpression(node) {
    const root = rootOf(node.left as Node);
    const [branch] = functionsAround(node);
    if (!root || root === node.left || !branch || code.functions.has(branch)) return;
    const variable = root.type === "Identifier" ? variableOf(code.source, root) : undefined;
    const [definition] = variable?.defs ?? [];
    if (!definition || !code.around(definition.name as Node)) return;
    if (isWithin(definition.name as Node, branch)) return;
    if (code.around(node) && isHandedOn(code, branch, variable)) report(node);
  },
}));

function rootOf(target: Node): Node | undefined {
  let root = unwrapped(target);
  while (root.type === "MemberExpression") root = unwrapped(root.object as Node);
  return root;
}

function isHandedOn(
  code: WorkflowCode,
  branch: Node,
  variable: ReturnType<typeof variableOf>,
): boolean {
  return code.tasks.some((task) => {
    const input = isWithin(task, branch) ? inputOf(code, task) : undefined;
    return (
      input?.type === "Identifier" &&
      variable !== undefined &&
      variableOf(code.source, input) === variable
    );
  });
}
