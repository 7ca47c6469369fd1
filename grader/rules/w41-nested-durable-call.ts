import { isTaskMethod, methodOf, takesActivityContext } from "./contexts.ts";
import { useOf } from "./names.ts";
import { workflowRule } from "./rule.ts";
import { functionsAround, unwrapped, variableOf, type FunctionNode, type Node } from "./scopes.ts";
import { isTimer } from "./w15-real-timers.ts";
import type { WorkflowCode } from "./workflow-code.ts";

/** W41: the context used where no workflow is running: an activity, a later callback, a kept copy. */
export default workflowRule("W41", (code, report) => ({
  CallExpression(node) {
    const isLate = code.isTask(node) && functionsAround(node).some((fn) => runsLater(code, fn));
    if (isLate || isOnActivityContext(code, node)) report(node.callee as Node);
  },
  AssignmentExpression(node) {
    if (code.isContext(node.right as Node) && isKept(code, node.left as Node)) {
      report(node, "kept");
    }
  },
}));

function isOnActivityContext(code: WorkflowCode, call: Node): boolean {
  if (call.type !== "CallExpression" || call.callee.type !== "MemberExpression") return false;
  const object = unwrapped(call.callee.object as Node);
  if (object.type !== "Identifier" || !isTaskMethod(call)) return false;
  const [definition] = variableOf(code.source, object)?.defs ?? [];
  if (definition?.type !== "Parameter") return false;
  const fn = definition.node as FunctionNode;
  return fn.params[0] === definition.name && takesActivityContext(code.source, fn);
}

/** Whether a function is handed to a timer or a promise, which call it in no turn of the workflow. */
function runsLater(code: WorkflowCode, fn: Node): boolean {
  const call = fn.parent;
  if (call?.type !== "CallExpression" || call.callee === fn) return false;
  const use = useOf(code.source, call.callee as Node);
  if (use && isTimer(use)) return true;
  return /^(then|catch|finally|once|on|addListener|addEventListener)$/.test(methodOf(call) ?? "");
}

/** Whether a target outlives the workflow function. */
function isKept(code: WorkflowCode, target: Node): boolean {
  let root = target;
  while (root.type === "MemberExpression") root = unwrapped(root.object as Node);
  // An object that is made for one run may hold the run's context.
  if (root.type === "ThisExpression") return !isConstructor(functionsAround(target)[0]);
  if (root.type !== "Identifier") return false;
  const [definition] = variableOf(code.source, root)?.defs ?? [];
  return definition !== undefined && !code.around(definition.name as Node);
}

function isConstructor(fn: Node | undefined): boolean {
  return fn?.parent?.type === "MethodDefinition" && fn.parent.kind === "constructor";
}
