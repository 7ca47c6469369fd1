import { importedModules, methodOf } from "./contexts.ts";
import { workflowRule } from "./rule.ts";
import { isFunction, unwrapped, type Node } from "./scopes.ts";
import type { TaskCall, WorkflowCode } from "./workflow-code.ts";

const REGISTER = /^register(Workflow|Activity)$/;
const CALL = /^call(Activity|ChildWorkflow|SubWorkflow)$/;

/** W37: a workflow or activity without a name of its own. */
export default workflowRule("W37", (code, report) => ({
  CallExpression(node) {
    const [first] = node.arguments;
    if (!first || !takesFunction(code, node)) return;
    const given = unwrapped(first as Node);
    const isNameless = isFunction(given) && !("id" in given && given.id);
    const isBound = given.type === "CallExpression" && methodOf(given) === "bind";
    if (isNameless || isBound) report(given);
  },
  ExportDefaultDeclaration(node) {
    const exported = unwrapped(node.declaration as Node);
    if (!isFunction(exported) || ("id" in exported && exported.id)) return;
    if (code.isWorkflow(exported)) report(exported, "default");
  },
}));

/** Whether the call takes its name from the function it is given. */
function takesFunction(code: WorkflowCode, call: TaskCall): boolean {
  if (CALL.test(code.contextMethod(call) ?? "")) return true;
  const isDaprs = importedModules(code.source).some((module) => module.startsWith("@dapr/"));
  return isDaprs && REGISTER.test(methodOf(call) ?? "");
}
