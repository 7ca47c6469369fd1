import { createRequire } from "node:module";
import { RuleTester, type Linter, type Rule } from "eslint";
import { describe, it } from "vitest";

RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;

const require = createRequire(import.meta.url);
const parser = createRequire(require.resolve("typescript-eslint"))(
  "@typescript-eslint/parser",
) as Linter.Parser;
const tester = new RuleTester({ languageOptions: { parser } });

/** Code that a rule leaves alone, and code that it reports: `[code, start of each reported node]`. */
export interface Table {
  valid: Record<string, string>;
  invalid: Record<string, [code: string, ...reported: string[]]>;
  /** Which of the rule's messages all invalid cases get; "main" when absent. */
  messageId?: string;
}

/**
 * Tests a rule with a table of named cases. `workflow` in front of a case's code stands
 * for the head of a workflow, so that cases show only what matters.
 */
export function testRule(name: string, rule: Rule.RuleModule, table: Table): void {
  const { valid, invalid, messageId = "main" } = table;
  tester.run(name, rule, {
    valid: Object.entries(valid).map(([title, code]) => ({ name: title, code: expand(code) })),
    invalid: Object.entries(invalid).map(([title, [code, ...reported]]) => {
      const full = expand(code);
      return {
        name: title,
        code: full,
        errors: reported.map((text) => ({ messageId, ...at(full, text) })),
      };
    }),
  });
}

function expand(code: string): string {
  if (!code.startsWith("workflow ")) return code;
  return `export async function* run(ctx: WorkflowContext, input: any) ${code.slice(9)}`;
}

/** Where the text stands, as ESLint counts. */
function at(code: string, text: string): { line: number; column: number } {
  if (!code.includes(text)) throw new Error(`The case has no text ${text}`);
  const before = code.slice(0, code.indexOf(text)).split("\n");
  const line = before.length;
  return { line, column: (before.at(-1)?.length ?? 0) + 1 };
}
