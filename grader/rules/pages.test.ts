import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lint } from "./lint.ts";
import { ruleCodes, type RuleCode } from "./plugin.ts";

/** What an example needs around it to be seen the way its reader sees it. */
const around: Partial<Record<RuleCode, string>> = {
  W08: "async function* reserve(ctx: WorkflowContext, order: any) { yield ctx.callActivity(hold, order); }",
  W09: 'import { loadDesk } from "./desk.ts";',
  W12: 'import { randomUUID } from "node:crypto";',
  W16: 'import { readFileSync, appendFileSync } from "node:fs";\nimport { affect } from "./world.ts";',
  W20: "const desks = new Set<string>();\nexport const open = (desk: string) => desks.add(desk);",
  W37: 'import { WorkflowRuntime } from "@dapr/dapr";',
};

/** What the example of a rule takes for granted inside the workflow. */
const declared: Partial<Record<RuleCode, string>> = {
  W27: "let done = false; let attempts = 0;",
  W30: "const stock = ctx.callActivity(a); const price = ctx.callActivity(b);",
};

test.each(ruleCodes)(
  "the example of %s shows the fault before, and nothing of it after",
  (code) => {
    const page = readFileSync(join(import.meta.dirname, `../../docs/rules/${code}.md`), "utf8");
    const [before = "", after = ""] = [...page.matchAll(/```ts\n([^]+?)```/g)].map(
      ([, text]) => text ?? "",
    );
    const found = [before, after].map((example) => {
      const isWhole = /^(export|import|function|async function|runtime|const loadOrder)/m.test(
        example,
      );
      const run = `export async function* run(ctx: WorkflowContext, order: any) { ${declared[code] ?? ""}\n${example}\n}`;
      const text = `${around[code] ?? ""}\n${isWhole ? example : run}`;
      const { broken, syntaxError } = lint("/example.ts", text, { codes: [code], reasons: false });
      expect(syntaxError).toBeUndefined();
      return broken.length > 0;
    });
    expect(found).toEqual([true, false]);
  },
);
