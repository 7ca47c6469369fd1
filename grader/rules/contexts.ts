import type { SourceCode } from "eslint";
import type * as ESTree from "estree";
import { memberName } from "./names.ts";
import {
  constantValue,
  importOf,
  requiredModule,
  unwrapped,
  variableOf,
  type FunctionNode,
  type Node,
} from "./scopes.ts";

/** Methods of the workflow context that give a task. */
const TASK_METHODS = new Set<string | undefined>([
  "callActivity",
  "callChildWorkflow",
  "callSubWorkflow",
  "createTimer",
  "waitForExternalEvent",
  "whenAll",
  "whenAny",
]);

/** Those that hardly anything but a workflow context has. */
const TELLING_METHODS = new Set<string | undefined>([
  "callActivity",
  "callChildWorkflow",
  "callSubWorkflow",
  "waitForExternalEvent",
]);

/** SDKs whose orchestrations look alike and follow other rules. */
const OTHER_SDKS = /durabletask|durable-functions/;

/** Whether the call names one of the context's methods that give a task, on whatever object. */
export function isTaskMethod(call: ESTree.CallExpression): boolean {
  return TASK_METHODS.has(methodOf(call));
}

/** The name of the method that a call calls, on whatever object. */
export function methodOf({ callee }: ESTree.CallExpression): string | undefined {
  return callee.type === "MemberExpression" ? memberName(callee as MemberNode) : undefined;
}

type MemberNode = Extract<Node, { type: "MemberExpression" }>;

/**
 * Whether the first parameter is a workflow context: by its type, or without one by its use.
 * Only in files that by their name or imports are about Dapr workflows its own name is enough.
 */
export function takesContext(source: SourceCode, fn: FunctionNode, isAboutDapr: boolean): boolean {
  const [parameter] = fn.params;
  if (parameter?.type !== "Identifier") return false;
  const type = typeOf(source, parameter);
  if (type && type.name !== "any") {
    if (type.name !== "WorkflowContext") return false;
    return (
      type.isDaprs || calledMethods(source, fn, parameter).some((name) => TASK_METHODS.has(name))
    );
  }
  if (importedModules(source).some((module) => OTHER_SDKS.test(module))) return false;
  const called = calledMethods(source, fn, parameter);
  if (called.some((name) => TELLING_METHODS.has(name))) return true;
  if (!fn.generator) return false;
  const isNamedSo = /^(ctx|context|(wf|workflow)(Ctx|Context))$/.test(parameter.name);
  return called.some((name) => TASK_METHODS.has(name)) || (isAboutDapr && isNamedSo);
}

/** Whether a file is about Dapr workflows, whatever its functions look like. */
export function isAboutDapr(source: SourceCode, filename: string): boolean {
  if (importedModules(source).some((module) => module.startsWith("@dapr/"))) return true;
  return /(^|[\\/.-])workflows?\.[cm]?[jt]sx?$/i.test(filename);
}

/** What a file imports or requires at its top level. */
export function importedModules(source: SourceCode): string[] {
  return source.ast.body.flatMap((statement) => {
    if (statement.type === "ImportDeclaration") return [String(statement.source.value)];
    if (statement.type !== "VariableDeclaration") return [];
    return statement.declarations.flatMap(({ init }) =>
      init ? (requiredModule(init as Node) ?? []) : [],
    );
  });
}

/** The names of the methods that a function calls on one of its parameters. */
function calledMethods(
  source: SourceCode,
  fn: FunctionNode,
  parameter: ESTree.Identifier,
): (string | undefined)[] {
  const [variable] = source.getDeclaredVariables(fn).filter(({ name }) => name === parameter.name);
  return (variable?.references ?? []).flatMap(({ identifier }) => {
    const member = (identifier as Node).parent;
    const call = member?.parent;
    return call?.type === "CallExpression" && call.callee === member ? [methodOf(call)] : [];
  });
}

/** Whether the first parameter is typed as the context of an activity. */
export function takesActivityContext(source: SourceCode, fn: FunctionNode): boolean {
  const [parameter] = fn.params;
  if (parameter?.type !== "Identifier") return false;
  return typeOf(source, parameter)?.name === "WorkflowActivityContext";
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

/**
 * The name of a parameter's type, as it was exported; "" when the type has none.
 * A type of the same name from another package may be that of another engine.
 */
function typeOf(
  source: SourceCode,
  parameter: ESTree.Identifier,
): { name: string; isDaprs: boolean } | undefined {
  interface Typed {
    typeAnnotation?: { typeAnnotation: { type: string; typeName?: Node & { right?: Node } } };
  }
  const type = (parameter as Typed).typeAnnotation?.typeAnnotation;
  if (!type) return undefined;
  if (type.type === "TSAnyKeyword") return { name: "any", isDaprs: false };
  const name = type.typeName?.right ?? type.typeName;
  if (name?.type !== "Identifier") return { name: "", isDaprs: false };
  const variable = variableOf(source, name);
  const imported = importOf(variable);
  const isDaprs = imported ? /^(@dapr\/|\.|#|~|@\/)/.test(imported.module) : !variable;
  return { name: imported && imported.name !== "*" ? imported.name : name.name, isDaprs };
}
