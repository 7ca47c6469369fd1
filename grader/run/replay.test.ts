import { expect, onTestFinished, test } from "vitest";
import { beforeFirstStep, solution } from "../testing/answers.ts";
import { problemIn } from "../testing/problems.ts";
import type { Problem } from "./problem.ts";
import { replay } from "./replay.ts";

/** The solution with `text` in the message to the agent. */
const inMessage = (text: string) =>
  solution.replace("`A ticket for you: ${ticket.title}`", `\`\${${text}} \${ticket.title}\``);

/** The solution with `text` in what it returns. */
const inResult = (text: string) =>
  solution.replace("`${assignment.agent} answers", `\`\${${text}} \${assignment.agent} answers`);

const inModule = (code: string, answer: string) =>
  answer.replace("export async", `${code}\n\nexport async`);

async function found(text: string): Promise<Problem | undefined> {
  expect(text).not.toBe(solution);
  const input = { title: "Refund has not arrived", assignee: "payments" };
  return problemIn(text, onTestFinished, (session) => replay(session, input, () => {}));
}

test.each<[string, string, string, object?]>([
  [
    "the clock in an input",
    "W11",
    inMessage("Date.now()"),
    { values: { call: "Date.now()" }, where: { line: 32 } },
  ],
  ["the clock in the result", "W11", inResult("new Date()")],
  ["a coarse clock in the result", "W11", inResult("new Date().getUTCDate()")],
  ["time since the start", "W11", inResult("performance.now()")],
  [
    "chance in a custom status",
    "W12",
    beforeFirstStep("ctx.setCustomStatus(`try ${Math.random()}`);"),
    {
      expected: expect.stringMatching(/^custom status "try 0\./) as string,
      got: expect.stringMatching(/^custom status "try 0\./) as string,
    },
  ],
  ["a fresh id", "W12", inMessage("crypto.randomUUID()")],
  [
    "the environment",
    "W13",
    inResult('process.env.REGION ?? "eu"'),
    { values: { call: "process.env.REGION" } },
  ],
  [
    "a timer of the process",
    "W15",
    beforeFirstStep("setTimeout(() => {}, 0);"),
    { where: { line: 11 } },
  ],
  [
    "the network",
    "W16",
    beforeFirstStep('void fetch("http://127.0.0.1:9").catch(() => {});'),
    { values: { call: "fetch()" } },
  ],
  [
    "a file",
    "W16",
    beforeFirstStep('process.getBuiltinModule("node:fs").existsSync("/somewhere");'),
    { where: { line: 11 } },
  ],
  [
    "a line that is printed",
    "W24",
    beforeFirstStep('console.log("begun");'),
    { where: { line: 11 } },
  ],
  [
    "a promise from outside",
    "W09",
    beforeFirstStep(
      'await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: new Uint8Array(9), iterations: 1e6 }, await crypto.subtle.importKey("raw", new Uint8Array(9), "PBKDF2", false, ["deriveBits"]), 256);',
    ),
  ],
  [
    "a number that the module counts",
    "R01",
    inModule("const seen = { bodies: 0 };", inMessage("(seen.bodies += 1)")),
    { expected: expect.stringMatching(/^notifyAgent …/) as string, where: { line: 29 } },
  ],
  [
    "an error that says when it happened",
    "R01",
    inModule("let errors = 0;", beforeFirstStep("throw new Error(`error ${(errors += 1)}`);")),
  ],
  [
    "a task that is made and forgotten",
    "W04",
    beforeFirstStep("const make = ctx.callActivity.bind(ctx);\nmake(validateTicket, ticket);"),
    { where: { line: 12 } },
  ],
])("%s is found", async (_what, code, text, details = {}) => {
  expect(await found(text)).toMatchObject({ code, details });
});

test.each<[string, string]>([
  ["the clock for a line that is printed once", `if (!ctx.isReplaying()) print(now());`],
  ["the clock for nothing", `void now();`],
  ["the workflow's own clock", `ctx.setCustomStatus(ctx.getCurrentUtcDateTime().toISOString());`],
  ["a promise that is settled", `await Promise.all([1, 2, 3].map(async (n) => n));`],
  ["a date made from a text", `ctx.setCustomStatus(new Date("2026-01-01").toISOString());`],
])("%s is no finding", async (_what, code) => {
  const text = inModule(
    `const now = () => Date.now();\nconst print = console.log;`,
    beforeFirstStep(code),
  );
  expect(await found(text)).toBeUndefined();
});
