import { useRule } from "./rule.ts";

const CLOCKS =
  /^(Date\.now|(perf_hooks#)?performance\.(now|timeOrigin)|(process#\*\.|process\.)?(hrtime|uptime)(\.bigint)?|(@js-temporal\/polyfill#)?Temporal\.Now\b.*)$/;

/** W11: the wall clock. `new Date(value)` is a calculation and stays allowed. */
export default useRule("W11", ({ node, name, module }) => {
  if (CLOCKS.test(name) && (name !== "hrtime" || module === "process")) return node;
  const { parent } = node;
  const makesDate = parent?.type === "NewExpression" || parent?.type === "CallExpression";
  if (name !== "Date" || !makesDate || parent.callee !== node) return undefined;
  return parent.type === "CallExpression" || parent.arguments.length === 0 ? parent : undefined;
});
