/** Answers that try to take the grader down, as people's unfinished code does without meaning to. */
import { expect, onTestFinished, test } from "vitest";
import { judge } from "./judge.ts";
import { answerWith, beforeFirstStep, solution } from "./testing/answers.ts";

/** What `run/deadlines.ts` promises, in milliseconds. */
const DEADLINE = 30_000;

const atTopLevel = (code: string) => `${solution}\n${code}\n`;
/** Written so that no rule sees it coming. */
const hidden = (global: string, member: string) =>
  `(globalThis as any)["" + "${global}"]["" + "${member}"]`;

test.each<[string, string, object]>([
  [
    "an endless loop",
    beforeFirstStep("for (let lap = 0; ticketId; lap++);"),
    { code: "W27", headline: "the workflow never stops" },
  ],
  [
    "a loop that asks for ever",
    beforeFirstStep("while (ticketId) yield ctx.callActivity(validateTicket, ticket);"),
    { code: "W27", headline: "the workflow never stops asking", where: { line: 11 } },
  ],
  [
    "a promise that never settles",
    beforeFirstStep("await new Promise(() => {});"),
    { code: "W09" },
  ],
  [
    "an event that nobody raises",
    beforeFirstStep('yield ctx.waitForExternalEvent("approved");'),
    { code: "B07", headline: "the workflow waits for nothing", where: { line: 11 } },
  ],
  [
    "a thrown string",
    beforeFirstStep('if (ticketId) throw "no";'),
    { code: "B04", got: 'the string "no"' },
  ],
  [
    "the end of the process",
    beforeFirstStep(`${hidden("process", "exit")}(3);`),
    { code: "B05", got: "the process ended with exit code 3" },
  ],
  [
    "a rejection that nobody awaits",
    beforeFirstStep('void Promise.reject(new Error("lost"));'),
    { code: "B05", got: "Error: lost", where: { line: 11 } },
  ],
  [
    "an error at the top level",
    atTopLevel('throw new RangeError("too early");'),
    { code: "B06", got: "RangeError: too early" },
  ],
  ["a top level without an end", atTopLevel("await new Promise(() => {});"), { code: "B06" }],
  [
    "a workflow that is no function",
    solution.replace(
      "export async function* ticketWorkflow",
      "export const ticketWorkflow: any = 42;\nasync function* other",
    ),
    { code: "B06", got: "a number" },
  ],
])("%s ends in a verdict", async (_, text, expected) => {
  const began = Date.now();
  const { findings } = await judge(answerWith({ "workflow.ts": text }, onTestFinished), false);
  expect(Date.now() - began).toBeLessThan(DEADLINE);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject(expected);
});

test("megabytes of output change nothing", async () => {
  const print = `${hidden("console", "log")}("x".repeat(1_000_000))`;
  const often = `for (let i = 0; i < 20 && !ctx.isReplaying(); i++) ${print};`;
  const files = { "workflow.ts": beforeFirstStep(often) };
  expect(await judge(answerWith(files, onTestFinished), false)).toMatchObject({ passed: true });
});
