import { methodOf } from "./contexts.ts";
import { useOf } from "./names.ts";
import { isForOutput, workflowRule } from "./rule.ts";
import type { Node } from "./scopes.ts";

const TO_LOCALE = /^toLocale(Date|Time|Lower|Upper|)(Case|)String$|^toLocale(Lower|Upper)Case$/;
const LOCAL_PARTS = new Set<string | undefined>([
  "getDate",
  "getDay",
  "getFullYear",
  "getHours",
  "getMonth",
  "getTimezoneOffset",
]);
const LOCAL_CHANGES = new Set<string | undefined>([
  "setDate",
  "setFullYear",
  "setHours",
  "setMonth",
]);

/** W14: what depends on the language or the time zone of the machine. */
export default workflowRule("W14", (code, report) => ({
  CallExpression(node) {
    if (!code.around(node) || isForOutput(code, node)) return;
    const method = methodOf(node);
    const { length } = node.arguments;
    const isLocal =
      (TO_LOCALE.test(method ?? "") && !saysWhich(node.arguments[0] as Node | undefined)) ||
      (method === "localeCompare" && length === 1) ||
      (LOCAL_PARTS.has(method) && length === 0) ||
      (LOCAL_CHANGES.has(method) && length > 0);
    if (isLocal) report(node.callee as Node);
  },
  NewExpression(node) {
    if (!code.around(node) || isForOutput(code, node)) return;
    const callee = node.callee as Node;
    const root = callee.type === "MemberExpression" ? (callee.object as Node) : callee;
    const { name = "" } = useOf(code.source, root) ?? {};
    if (/^Intl\.\w+$/.test(name) && !saysWhich(node.arguments[0] as Node | undefined)) {
      report(callee);
    }
  },
}));

function saysWhich(locale: Node | undefined): boolean {
  return locale !== undefined && !(locale.type === "Identifier" && locale.name === "undefined");
}
