import { methodOf } from "./contexts.ts";
import { memberName } from "./names.ts";
import { constantValue, isFunction, unwrapped, variableOf, type Node } from "./scopes.ts";
import type { WorkflowCode } from "./workflow-code.ts";

/** Whether a node is only reached when nothing is replayed. */
export function isLiveOnly(code: WorkflowCode, node: Node): boolean {
  return guardOf(code, node) === "live";
}

/**
 * Whether a node is reached depending on `isReplaying()`: only on a first run ("live"),
 * only on a replay, or regardless of it (undefined).
 */
export function guardOf(code: WorkflowCode, node: Node): "live" | "replay" | undefined {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.type === "IfStatement" || parent.type === "ConditionalExpression") {
      const test = parent.test as Node;
      if (at === parent.consequent && says(code, test, "live")) return "live";
      if (at === parent.consequent && says(code, test, "replay")) return "replay";
      if (at === parent.alternate && isSaidBy(code, test, "replay")) return "live";
      if (at === parent.alternate && isSaidBy(code, test, "live")) return "replay";
    }
    if (parent.type === "LogicalExpression" && at === parent.right) {
      const left = parent.left as Node;
      if (parent.operator === "&&" && says(code, left, "live")) return "live";
      if (parent.operator === "&&" && says(code, left, "replay")) return "replay";
      if (parent.operator === "||" && isSaidBy(code, left, "replay")) return "live";
      if (parent.operator === "||" && isSaidBy(code, left, "live")) return "replay";
    }
    if (parent.type === "BlockStatement" && isAfterReturn(code, parent.body as Node[], at)) {
      return "live";
    }
    if (isFunction(at)) return undefined;
  }
  return undefined;
}

/** Whether `if (ctx.isReplaying()) return;` stands before a statement of the same block. */
function isAfterReturn(code: WorkflowCode, block: Node[], statement: Node): boolean {
  return block.slice(0, block.indexOf(statement)).some((before) => {
    if (before.type !== "IfStatement" || !isSaidBy(code, before.test as Node, "replay")) {
      return false;
    }
    const { consequent } = before;
    const [first] = consequent.type === "BlockStatement" ? consequent.body : [consequent];
    return first?.type === "ReturnStatement";
  });
}

/** Whether the condition can only hold in that situation. */
function says(code: WorkflowCode, condition: Node, situation: "live" | "replay"): boolean {
  const test = meaning(code, condition);
  if (test.type === "LogicalExpression" && test.operator === "&&") {
    return says(code, test.left as Node, situation) || says(code, test.right as Node, situation);
  }
  return isExactly(code, test, situation);
}

/** Whether the condition holds whenever that is the situation. */
function isSaidBy(code: WorkflowCode, condition: Node, situation: "live" | "replay"): boolean {
  const test = meaning(code, condition);
  if (test.type === "LogicalExpression" && test.operator === "||") {
    return (
      isSaidBy(code, test.left as Node, situation) || isSaidBy(code, test.right as Node, situation)
    );
  }
  return isExactly(code, test, situation);
}

function isExactly(code: WorkflowCode, test: Node, situation: "live" | "replay"): boolean {
  if (test.type === "UnaryExpression" && test.operator === "!") {
    const argument = meaning(code, test.argument as Node);
    return isExactly(code, argument, opposite(situation));
  }
  if (test.type === "BinaryExpression" && /^[!=]==?$/.test(test.operator)) {
    const { right, operator } = test;
    if (right.type !== "Literal" || typeof right.value !== "boolean") return false;
    const isMeantSo = right.value === operator.startsWith("=");
    const asked = meaning(code, test.left as Node);
    return isExactly(code, asked, isMeantSo ? situation : opposite(situation));
  }
  return situation === "replay" && asksReplaying(code, test);
}

const opposite = (situation: "live" | "replay") => (situation === "live" ? "replay" : "live");

/** `ctx.isReplaying()`; without the parentheses it is meant the same, and W23 says so. */
function asksReplaying(code: WorkflowCode, test: Node): boolean {
  if (test.type === "CallExpression") return methodOf(test) === "isReplaying";
  return (
    test.type === "MemberExpression" &&
    memberName(test) === "isReplaying" &&
    code.isContext(test.object as Node)
  );
}

function meaning(code: WorkflowCode, node: Node): Node {
  const plain = unwrapped(node);
  if (plain.type !== "Identifier") return plain;
  const value = constantValue(variableOf(code.source, plain));
  return value ? unwrapped(value) : plain;
}
