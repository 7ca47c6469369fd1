import type { Rule } from "eslint";
import { catalogue, type Code, type Text, type Variant } from "../catalogue.ts";
import { useOf, type Use } from "./names.ts";
import { isLiveOnly } from "./replay-guards.ts";
import type { Node } from "./scopes.ts";
import { workflowCode, type WorkflowCode } from "./workflow-code.ts";

/** Reports a node; what is shown of it is its source text. */
export type Report = (node: Node, variant?: Variant) => void;

/**
 * Makes the ESLint rule for a finding. Its messages are the catalogue's texts, with the
 * reported node's text as `{{call}}`; a variant has a message of its own.
 */
export function workflowRule<C extends Code>(
  code: C,
  create: (code: WorkflowCode, report: Report, filename: string) => Rule.RuleListener,
): Rule.RuleModule {
  const { variants = {}, ...main }: Text = catalogue[code];
  const texts: [string, Partial<Text>][] = [["main", main], ...Object.entries(variants)];
  return {
    meta: {
      type: "problem",
      docs: { description: main.headline },
      schema: [],
      messages: Object.fromEntries(texts.map(([id, text]) => [id, message({ ...main, ...text })])),
    },
    create(context) {
      const { sourceCode } = context;
      const report: Report = (node, variant) =>
        context.report({
          node,
          messageId: variant ?? "main",
          data: { call: sourceCode.getText(node) },
        });
      const { filename } = context;
      return create(workflowCode(sourceCode, filename), report, filename);
    },
  };
}

function message({ headline, why, help }: Text): string {
  return `${headline}: ${why}. Help: ${help}.`;
}

/**
 * Makes a rule against uses of globals and imports in workflow code.
 * @param forbidden gives the node to report, or undefined when the use is fine
 */
export function useRule(
  code: Code,
  forbidden: (use: Use, code: WorkflowCode) => Node | undefined,
): Rule.RuleModule {
  return workflowRule(code, (workflow, report) => ({
    Identifier(identifier) {
      const use = useOf(workflow.source, identifier);
      if (!use || !workflow.around(identifier) || isForOutput(workflow, identifier)) return;
      // Where workflow code takes it under another name, that is reported already.
      if (use.alias && workflow.around(use.alias)) return;
      const node = forbidden(use, workflow);
      if (node) report(node);
    },
  }));
}

/** Whether a node only serves a line of output that no replay repeats. */
export function isForOutput(code: WorkflowCode, node: Node): boolean {
  let statement: Node = node;
  while (statement.parent && !/Statement$|Declaration$/.test(statement.type)) {
    if (statement.type === "YieldExpression" || statement.type === "AwaitExpression") return false;
    statement = statement.parent;
  }
  return (
    statement.type === "ExpressionStatement" &&
    statement.expression.type === "CallExpression" &&
    isLiveOnly(code, statement)
  );
}
