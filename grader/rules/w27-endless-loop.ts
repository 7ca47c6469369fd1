import { canBeLeft, waits, type Loop } from "./flow.ts";
import { workflowRule } from "./rule.ts";
import { functionsAround, isWithin, nodesIn, variableOf, type Node } from "./scopes.ts";
import type { WorkflowCode } from "./workflow-code.ts";

/** W27: a loop that nothing ends: with checkpoints history grows for ever, without them it hangs. */
export default workflowRule("W27", (code, report) => {
  const check = (loop: Loop & { test?: unknown }) => {
    if (!code.around(loop) || canBeLeft(code, loop)) return;
    const test = (loop.test ?? undefined) as Node | undefined;
    if (isAlwaysTrue(test)) {
      if (!continuesAsNew(code, loop)) report(loop, waits(code, loop) ? undefined : "silent");
    } else if (test && !waits(code, loop) && neverChanges(code, loop, test)) {
      report(loop, "silent");
    }
  };
  return { WhileStatement: check, DoWhileStatement: check, ForStatement: check };
});

function isAlwaysTrue(test: Node | undefined): boolean {
  return test === undefined || (test.type === "Literal" && Boolean(test.value));
}

function continuesAsNew(code: WorkflowCode, loop: Loop): boolean {
  return nodesIn(code.source, loop).some((node) => code.contextMethod(node) === "continueAsNew");
}

/** Whether a condition is made of local variables alone, and nothing in the loop sets them. */
function neverChanges(code: WorkflowCode, loop: Loop, test: Node): boolean {
  const parts = nodesIn(code.source, test);
  const isPlain = parts.every(({ type }) =>
    ["Identifier", "Literal", "UnaryExpression", "LogicalExpression", "BinaryExpression"].includes(
      type,
    ),
  );
  const variables = parts.flatMap((part) =>
    part.type === "Identifier" ? [variableOf(code.source, part)] : [],
  );
  if (!isPlain || variables.length === 0) return false;
  const [fn] = functionsAround(loop);
  return variables.every(
    (variable) =>
      variable !== undefined &&
      variable.references
        .filter((reference) => reference.isWrite())
        .every(
          ({ identifier }) =>
            functionsAround(identifier as Node)[0] === fn && !isWithin(identifier as Node, loop),
        ),
  );
}
