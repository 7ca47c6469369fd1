import { workflowRule } from "./rule.ts";
import type { Node } from "./scopes.ts";
import { waits } from "./flow.ts";
import type { WorkflowCode } from "./workflow-code.ts";

/** W25: a failure of a step that nobody hears of. A comment in the `catch` counts as a reason. */
export default workflowRule("W25", (code, report) => ({
  CatchClause(node) {
    const { parent } = node;
    if (parent.type !== "TryStatement" || !code.around(node)) return;
    if (!waits(code, parent.block as Node)) return;
    const { body } = node.body;
    const isEmpty = body.length === 0 && code.source.getCommentsInside(node.body).length === 0;
    if (isEmpty || (!readsError(code, node) && claimsSuccess(body.at(-1) as Node | undefined))) {
      report(node);
    }
  },
}));

function readsError(code: WorkflowCode, clause: Node): boolean {
  return code.source
    .getDeclaredVariables(clause)
    .some(({ references }) => references.some((reference) => reference.isRead()));
}

/** `return true`, `return { ok: true }`, `return { status: "completed" }`. */
function claimsSuccess(statement: Node | undefined): boolean {
  if (statement?.type !== "ReturnStatement" || !statement.argument) return false;
  const returned = statement.argument;
  if (returned.type === "Literal") return returned.value === true;
  if (returned.type !== "ObjectExpression") return false;
  return returned.properties.some(
    (property) =>
      property.type === "Property" &&
      property.key.type === "Identifier" &&
      property.value.type === "Literal" &&
      isSuccess(property.key.name, property.value.value),
  );
}

function isSuccess(key: string, value: unknown): boolean {
  if (/^(ok|success|succeeded|completed?|done)$/.test(key)) return value === true;
  return key === "status" && /^(ok|success|succeeded|completed?|done)$/i.test(String(value));
}
