import { expect, onTestFinished, test } from "vitest";
import { judge } from "./judge.ts";
import { answerWith, beforeFirstStep, solution } from "./testing/answers.ts";

const steps = `import type { Task, WorkflowContext } from "@dapr/dapr";
import { validateTicket } from "./activities.ts";
import type { Ticket, Validation } from "./types.ts";

export function* validated(ctx: WorkflowContext, ticket: Ticket): Generator<Task<any>, Validation, any> {
  return yield ctx.callActivity(validateTicket, ticket);
}
`;
const inTwoFiles = solution
  .replace("yield ctx.callActivity(validateTicket, ticket)", "yield* validated(ctx, ticket)")
  .replace(
    "import type { Assignment",
    'import { validated } from "./steps";\nimport type { Assignment',
  );

test("an answer may be spread over several files", async () => {
  const files = { "workflow.ts": inTwoFiles, "steps.ts": steps };
  expect(await judge(answerWith(files, onTestFinished), false)).toMatchObject({ passed: true });
});

test("a rule that is broken in another file of the answer is found there", async () => {
  const files = { "workflow.ts": inTwoFiles, "steps.ts": steps.replace("return yield", "return") };
  const { findings } = await judge(answerWith(files, onTestFinished), false);
  expect(findings[0]).toMatchObject({ code: "W05" });
  expect(findings[0]?.where?.file).toMatch(/steps\.ts$/);
});

test("one fault in several places is one finding that names them all", async () => {
  const text = beforeFirstStep(
    "const a = Date.now();\nconst b = new Date();\nconst c = Date.now();",
  );
  const { findings } = await judge(answerWith({ "workflow.ts": text }, onTestFinished), false);
  expect(findings).toMatchObject([{ code: "W11", where: { line: 11 }, alsoOn: [12, 13] }]);
});

test("no more than three findings are shown", async () => {
  const text = beforeFirstStep(
    'console.log(Date.now(), Math.random());\nvoid fetch("x");\nsetTimeout(() => {}, 1);',
  );
  const { findings } = await judge(answerWith({ "workflow.ts": text }, onTestFinished), false);
  expect(findings).toHaveLength(3);
});
