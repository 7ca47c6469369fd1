import type { Scope } from "eslint";
import { isLiveOnly } from "./replay-guards.ts";
import { workflowRule } from "./rule.ts";
import { functionsAround, type Node } from "./scopes.ts";
import { isShared, sharedWrite } from "./shared-state.ts";
import type { WorkflowCode } from "./workflow-code.ts";

/** W19: state that outlives a run, written by workflow code, or read where something else sets it. */
export default workflowRule("W19", (code, report) => {
  const check = (node: Node) => {
    const write = sharedWrite(code, node);
    if (write && !isTally(code, write.variable)) report(node);
  };
  return {
    AssignmentExpression: check,
    UpdateExpression: check,
    UnaryExpression: check,
    CallExpression: check,
    "Program:exit"() {
      for (const scope of code.source.scopeManager.scopes) {
        for (const variable of scope.variables) {
          for (const read of unsafeReads(code, variable)) report(read, "read");
        }
      }
    },
  };
});

/** Counting what really happened, as metrics do, is fine while the workflow does not look at it. */
function isTally(code: WorkflowCode, variable: Scope.Variable | undefined): boolean {
  const inside = (variable?.references ?? []).filter(({ identifier }) =>
    code.around(identifier as Node),
  );
  return (
    inside.length > 0 && inside.every(({ identifier }) => isLiveOnly(code, identifier as Node))
  );
}

/** Where workflow code reads a variable that functions of the file set. */
function unsafeReads(code: WorkflowCode, variable: Scope.Variable): Node[] {
  const [definition] = variable.defs;
  if (definition?.type !== "Variable" || !isShared(code, variable)) return [];
  const writes = variable.references.filter((reference) => reference.isWrite() && !reference.init);
  const places = writes.map(({ identifier }) => identifier as Node);
  // A write from workflow code has its own finding; one at the top level comes before any run.
  const isSetLater = places.some((place) => functionsAround(place).length > 0);
  if (!isSetLater || places.some((place) => code.around(place))) return [];
  return variable.references
    .filter((reference) => reference.isRead())
    .map(({ identifier }) => identifier as Node)
    .filter((read) => code.around(read) && !isLiveOnly(code, read) && !isForItsMembers(read));
}

/** A logger or client that is set up once is no state; its members are what is used. */
function isForItsMembers({ parent }: Node): boolean {
  return (
    parent?.type === "MemberExpression" ||
    parent?.type === "CallExpression" ||
    parent?.type === "NewExpression"
  );
}
