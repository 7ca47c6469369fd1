import { inputOf } from "./payloads.ts";
import { workflowRule } from "./rule.ts";
import { valueOf, type Node } from "./scopes.ts";

/** W33: an input that is, or can be, `0`, `false` or `""`. `null` says "no input" and gets there as such. */
export default workflowRule("W33", (code, report) => ({
  CallExpression(node) {
    const input = inputOf(code, node);
    if (input && mayBeFalsy(valueOf(code.source, input))) report(input);
  },
}));

function mayBeFalsy(value: Node): boolean {
  if (value.type === "Literal") return value.value !== null && !value.value && !("bigint" in value);
  if (value.type === "TemplateLiteral") {
    return value.expressions.length === 0 && value.quasis[0]?.value.raw === "";
  }
  if (value.type === "UnaryExpression") return value.operator === "!";
  return (
    value.type === "BinaryExpression" && /^([!=]==?|[<>]=?|in|instanceof)$/.test(value.operator)
  );
}
