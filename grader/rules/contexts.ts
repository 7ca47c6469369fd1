import type { SourceCode } from "eslint";
import type * as ESTree from "estree";
import {
  constantValue,
  importOf,
  unwrapped,
  variableOf,
  type FunctionNode,
  type Node,
} from "./scopes.ts";

/** Methods of the workflow context that give a task. */
const TASK_METHODS = new Set([
  "callActivity",
  "callChildWorkflow",
  "callSubWorkflow",
  "createTimer",
  "waitForExternalEvent",
  "whenAll",
  "whenAny",
]);

/** Whether the call names one of the context's methods that give a task, on whatever object. */
export function isTaskMethod(call: ESTree.CallExpression): boolean {
  const { callee } = call;
  return (
    callee.type === "MemberExpression" &&
    callee.property.type === "Identifier" &&
    TASK_METHODS.has(callee.property.name)
  );
}

/** Whether the first parameter is a workflow context: by its type, or without one by its use. */
export function takesContext(source: SourceCode, fn: FunctionNode): boolean {
  const [parameter] = fn.params;
  if (parameter?.type !== "Identifier") return false;
  const type = typeName(source, parameter);
  if (type !== undefined && type !== "any") return type === "WorkflowContext";
  const [variable] = source.getDeclaredVariables(fn).filter(({ name }) => name === parameter.name);
  return (variable?.references ?? []).some(({ identifier }) => {
    const member = (identifier as Node).parent;
    const call = member?.parent;
    return call?.type === "CallExpression" && call.callee === member && isTaskMethod(call);
  });
}

/** Whether the first parameter is typed as the context of an activity. */
export function takesActivityContext(source: SourceCode, fn: FunctionNode): boolean {
  const [parameter] = fn.params;
  if (parameter?.type !== "Identifier") return false;
  return typeName(source, parameter) === "WorkflowActivityContext";
}

/** Whether an expression is the context of one of these functions, or a constant that holds it. */
export function isContext(
  source: SourceCode,
  functions: ReadonlySet<FunctionNode>,
  node: Node,
): boolean {
  const inner = unwrapped(node);
  if (inner.type !== "Identifier") return false;
  const variable = variableOf(source, inner);
  const [definition] = variable?.defs ?? [];
  if (definition?.type === "Parameter") {
    const fn = definition.node as FunctionNode;
    return functions.has(fn) && fn.params[0] === definition.name;
  }
  const value = constantValue(variable);
  return value !== undefined && isContext(source, functions, value);
}

/** The name of a parameter's type, as it was exported; "" when the type has none. */
function typeName(source: SourceCode, parameter: ESTree.Identifier): string | undefined {
  interface Typed {
    typeAnnotation?: { typeAnnotation: { type: string; typeName?: Node & { right?: Node } } };
  }
  const type = (parameter as Typed).typeAnnotation?.typeAnnotation;
  if (!type) return undefined;
  if (type.type === "TSAnyKeyword") return "any";
  const name = type.typeName?.right ?? type.typeName;
  if (name?.type !== "Identifier") return "";
  return importOf(variableOf(source, name))?.name ?? name.name;
}
