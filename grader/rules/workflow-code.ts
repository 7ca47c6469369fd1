import type { SourceCode } from "eslint";
import type * as ESTree from "estree";
import {
  isAboutDapr,
  isContext,
  isTaskMethod,
  methodOf,
  takesActivityContext,
  takesContext,
} from "./contexts.ts";
import { useOf } from "./names.ts";
import {
  functionNamed,
  functionOf,
  functionsAround,
  isFunction,
  nodesIn,
  unwrapped,
  variableOf,
  type FunctionNode,
  type Node,
} from "./scopes.ts";

/** What a file runs as workflow code: workflows, their helpers, and everything inside. */
export interface WorkflowCode {
  source: SourceCode;
  /** Every call that gives a task: `ctx.callActivity(…)` and the like. */
  tasks: readonly TaskCall[];
  /** Whether this expression is one of {@link tasks}. */
  isTask(node: Node): boolean;
  /** Every function that takes a context: workflows, and helpers that get it from them. */
  functions: ReadonlySet<FunctionNode>;
  /** Whether an expression is a workflow's context. */
  isContext(node: Node): boolean;
  /** The name of the context's method that a node calls, if it does. */
  contextMethod(node: Node): string | undefined;
  /** Whether this function takes a context and no workflow of the file calls it: a workflow itself. */
  isWorkflow(fn: FunctionNode): boolean;
  /** The workflow or helper whose code `node` is part of. */
  around(node: Node): FunctionNode | undefined;
  /** Whether a callee is an activity: by its own context, or because the file calls it as one. */
  isActivity(callee: Node): boolean;
}

export type TaskCall = Extract<Node, { type: "CallExpression" }>;

const known = new WeakMap<SourceCode, WorkflowCode>();

/** Reads a file once for all rules. */
export function workflowCode(source: SourceCode, filename = ""): WorkflowCode {
  const read = known.get(source) ?? readWorkflowCode(source, filename);
  known.set(source, read);
  return read;
}

function readWorkflowCode(source: SourceCode, filename: string): WorkflowCode {
  const nodes = nodesIn(source, source.ast as Node);
  const calls = nodes.filter((node): node is TaskCall => node.type === "CallExpression");
  const aboutDapr = isAboutDapr(source, filename);
  const withContext = new Set(
    nodes.filter(isFunction).filter((fn) => takesContext(source, fn, aboutDapr)),
  );

  const members = new Set(withContext);
  const helpers = new Set<FunctionNode>();
  // The set grows while it is iterated, so the helpers of helpers are found too.
  for (const fn of members) {
    for (const helper of helpersOf(source, calls, fn)) {
      helpers.add(helper);
      members.add(helper);
    }
  }

  const contextMethods = new Map(
    calls
      .filter(({ callee }) => isMemberOf(callee, (node) => isContext(source, withContext, node)))
      .map((call) => [call as Node, methodOf(call)]),
  );
  const tasks = calls.filter((call) => contextMethods.has(call) && isTaskMethod(call));
  const allTasks = new Set<Node>(tasks);
  const activities = new Set(tasks.map(({ arguments: [first] }) => nameOf(source, first as Node)));

  return {
    source,
    tasks,
    functions: withContext,
    isTask: (node) => allTasks.has(unwrapped(node)),
    isContext: (node) => isContext(source, withContext, node),
    contextMethod: (node) => contextMethods.get(unwrapped(node)),
    isWorkflow: (fn) => withContext.has(fn) && !helpers.has(fn),
    around(node) {
      for (const fn of functionsAround(node)) {
        if (takesActivityContext(source, fn)) return undefined;
        if (members.has(fn)) return fn;
      }
      return undefined;
    },
    isActivity(callee) {
      const name = nameOf(source, callee);
      if (name !== undefined && activities.has(name)) return true;
      const fn = callee.type === "Identifier" && functionOf(variableOf(source, callee));
      return fn
        ? takesActivityContext(source, fn)
        : isCalledAsActivity(source, withContext, callee);
    },
  };
}

function isMemberOf(
  callee: ESTree.CallExpression["callee"],
  isObject: (node: Node) => boolean,
): boolean {
  return callee.type === "MemberExpression" && isObject(callee.object as Node);
}

/** Functions of the same file that `fn` calls, or hands to something like `map`. */
function helpersOf(source: SourceCode, calls: TaskCall[], fn: FunctionNode): FunctionNode[] {
  const helpers: FunctionNode[] = [];
  for (const call of calls) {
    // What is handed to `callActivity` or `callChildWorkflow` is only named there.
    if (isTaskMethod(call) || !functionsAround(call).includes(fn)) continue;
    for (const named of [call.callee, ...call.arguments]) {
      const helper = functionNamed(source, unwrapped(named as Node));
      if (helper && !takesActivityContext(source, helper)) helpers.push(helper);
    }
  }
  return helpers;
}

/** A name that is the same for the same function: that of a local variable or of an import. */
function nameOf(source: SourceCode, node: Node | undefined): string | undefined {
  if (node?.type !== "Identifier" && node?.type !== "MemberExpression") return undefined;
  const base = node.type === "MemberExpression" ? (node.object as Node) : node;
  const used = useOf(source, base);
  if (used) return used.name;
  return node.type === "Identifier" && functionOf(variableOf(source, node)) ? node.name : undefined;
}

/** Whether something imported from a file of activities is called with a context in front. */
function isCalledAsActivity(
  source: SourceCode,
  withContext: ReadonlySet<FunctionNode>,
  callee: Node,
): boolean {
  const base = callee.type === "MemberExpression" ? (callee.object as Node) : callee;
  const { module = "" } = useOf(source, base) ?? {};
  const call = callee.parent;
  if (!/activit[^/]*$/i.test(module) || call?.type !== "CallExpression") return false;
  const [first] = call.arguments;
  return first !== undefined && isContext(source, withContext, first as Node);
}
