import type { SourceCode } from "eslint";
import type * as ESTree from "estree";
import { isContext, isTaskMethod, takesActivityContext, takesContext } from "./contexts.ts";
import { useOf } from "./names.ts";
import {
  functionOf,
  functionsAround,
  isFunction,
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
export function workflowCode(source: SourceCode): WorkflowCode {
  const read = known.get(source) ?? readWorkflowCode(source);
  known.set(source, read);
  return read;
}

function readWorkflowCode(source: SourceCode): WorkflowCode {
  const nodes = allNodes(source);
  const calls = nodes.filter((node): node is TaskCall => node.type === "CallExpression");
  const withContext = new Set(nodes.filter(isFunction).filter((fn) => takesContext(source, fn)));

  const members = new Set(withContext);
  const helpers = new Set<FunctionNode>();
  // The set grows while it is iterated, so the helpers of helpers are found too.
  for (const fn of members) {
    for (const helper of helpersOf(source, calls, fn)) {
      helpers.add(helper);
      members.add(helper);
    }
  }

  const tasks = calls.filter(
    (call) =>
      isTaskMethod(call) &&
      isContext(source, withContext, (call.callee as ESTree.MemberExpression).object as Node),
  );
  const activities = new Set(tasks.map(({ arguments: [first] }) => nameOf(source, first as Node)));

  return {
    source,
    tasks,
    isTask: (node) => tasks.includes(unwrapped(node) as TaskCall),
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

function allNodes(source: SourceCode): Node[] {
  const nodes: Node[] = [source.ast as Node];
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at] as Node & Record<string, unknown>;
    for (const key of source.visitorKeys[node.type] ?? []) {
      for (const child of [node[key]].flat()) if (child) nodes.push(child as Node);
    }
  }
  return nodes;
}

/** Functions of the same file that `fn` calls, or hands to something like `map`. */
function helpersOf(source: SourceCode, calls: TaskCall[], fn: FunctionNode): FunctionNode[] {
  const helpers: FunctionNode[] = [];
  for (const call of calls) {
    // What is handed to `callActivity` or `callChildWorkflow` is only named there.
    if (isTaskMethod(call) || !functionsAround(call).includes(fn)) continue;
    for (const named of [call.callee, ...call.arguments]) {
      if (named.type !== "Identifier") continue;
      const helper = functionOf(variableOf(source, named));
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
