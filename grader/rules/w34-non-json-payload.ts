import { useOf } from "./names.ts";
import { inputOf } from "./payloads.ts";
import { workflowRule } from "./rule.ts";
import { functionsAround, valueOf, type Node } from "./scopes.ts";
import type { WorkflowCode } from "./workflow-code.ts";

/** W34: an input or result that JSON cannot carry. */
export default workflowRule("W34", (code, report) => ({
  CallExpression(node) {
    const input = inputOf(code, node);
    if (input) for (const lost of lostIn(code, input)) report(lost);
  },
  ReturnStatement(node) {
    const [fn] = functionsAround(node);
    if (!node.argument || !fn || !fn.generator || !code.isWorkflow(fn)) return;
    for (const lost of lostIn(code, node.argument as Node)) report(lost);
  },
}));

/** The parts of a value that JSON drops, empties or refuses. */
function lostIn(code: WorkflowCode, node: Node): Node[] {
  const value = valueOf(code.source, node);
  switch (value.type) {
    case "ObjectExpression":
      return value.properties.flatMap((property) =>
        property.type === "Property" ? lostIn(code, property.value as Node) : [],
      );
    case "ArrayExpression":
      return value.elements.flatMap((element) =>
        element && element.type !== "SpreadElement" ? lostIn(code, element as Node) : [],
      );
    case "ArrowFunctionExpression":
    case "FunctionExpression":
      return [node];
    case "Literal":
      return "bigint" in value || "regex" in value ? [node] : [];
    case "NewExpression": {
      const { name = "" } = useOf(code.source, value.callee as Node) ?? {};
      return /^((Weak)?(Map|Set)|\w*Error|RegExp)$/.test(name) ? [node] : [];
    }
    case "CallExpression": {
      const { name = "" } = useOf(code.source, value.callee as Node) ?? {};
      return /^(BigInt|Symbol)$/.test(name) ? [node] : [];
    }
    case "Identifier":
      return /^(NaN|Infinity)$/.test(useOf(code.source, value)?.name ?? "") ? [node] : [];
    default:
      return [];
  }
}
