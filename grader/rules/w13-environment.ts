import { useOf } from "./names.ts";
import { isForOutput, workflowRule } from "./rule.ts";

const ENVIRONMENT =
  /^((process#\*\.|process#|process\.)(arch|argv|cpuUsage|cwd|env|execArgv|execPath|memoryUsage|pid|platform|ppid|release|title|versions?)|(Bun|Deno)\.(env|pid|cwd))\b/;

/** W13: what depends on the machine or on how the worker was started. */
export default workflowRule("W13", (code, report) => ({
  Identifier(identifier) {
    const use = useOf(code.source, identifier);
    if (!use || !code.around(identifier) || isForOutput(code, identifier)) return;
    if (use.alias && code.around(use.alias)) return;
    if (ENVIRONMENT.test(use.name) || (use.module === "os" && use.name !== "os#EOL")) {
      report(use.node);
    }
  },
  MetaProperty(node) {
    const { parent } = node;
    const isEnv =
      parent.type === "MemberExpression" &&
      parent.property.type === "Identifier" &&
      parent.property.name === "env";
    if (isEnv && code.around(node) && !isForOutput(code, node)) report(parent);
  },
}));
