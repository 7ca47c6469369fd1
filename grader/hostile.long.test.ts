/** Answers that try to take the grader down, as people's unfinished code does without meaning to. */
import { expect, onTestFinished, test } from "vitest";
import { judge } from "./judge.ts";
import {
  answerWith,
  beforeFirstStep,
  paymentActivities,
  payments,
  solution,
} from "./testing/answers.ts";

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

/** The activities of a payment, with this code where the card is charged. */
const whileCharging = (code: string) =>
  paymentActivities.replace("  if (!order.card) throw", (line) => `${code}\n${line}`);
const charging = { file: expect.stringMatching(/activities\.ts$/) as string, line: 12 };

test.each<[string, string, object]>([
  [
    "an endless loop",
    whileCharging("for (let lap = 0; order.orderId; lap++);"),
    { code: "B07", headline: "chargeCard does not come to an end", where: { line: 11 } },
  ],
  [
    "a promise that never settles",
    whileCharging("await new Promise(() => {});"),
    { code: "B07", headline: "chargeCard does not come to an end", where: { line: 11 } },
  ],
  [
    "a thrown string",
    whileCharging('if (order.card) throw "no";'),
    { code: "B04", headline: "chargeCard threw an error", got: "String without a message" },
  ],
  [
    "a thrown nothing",
    whileCharging("if (order.orderId) throw undefined;"),
    { code: "B04", headline: "chargeCard threw an error", got: "the undefined undefined" },
  ],
  [
    "the end of the process",
    whileCharging("process.exit(3);"),
    { code: "B05", got: "the process ended with exit code 3", where: { line: 11 } },
  ],
  [
    "a rejection that nobody awaits",
    whileCharging('void Promise.reject(new Error("lost"));'),
    { code: "B05", got: "Error: lost", where: charging },
  ],
  [
    "a top level without an end",
    `${paymentActivities}\nawait new Promise(() => {});\n`,
    { code: "B06", headline: "activities.ts cannot be loaded" },
  ],
  [
    "an activity that is no function",
    `${paymentActivities.replace("export async function chargeCard", "async function other")}
export const chargeCard: any = { other };\n`,
    { code: "B06", expected: "chargeCard as a function", got: "an object" },
  ],
  [
    "an activity without an export",
    paymentActivities.replace("export async function chargeCard", "async function chargeCard"),
    { code: "T02", headline: "export chargeCard from activities.ts", where: { line: 11 } },
  ],
  [
    "an object inside itself",
    paymentActivities.replace(
      "return { number,",
      "const circle: any = {};\n  circle.self = circle;\n  return { number: circle,",
    ),
    { code: "W34", expected: expect.stringContaining("number.self: an object inside itself") },
  ],
  [
    "work left to a timer",
    whileCharging('setTimeout(() => void mail(order.orderId, "early"), 1);'),
    { code: "B12", headline: '"mailed" happens after the activity returned', where: charging },
  ],
  [
    "work that only a workflow can ask for",
    whileCharging("await ctx.callActivity(mailReceipt, order);"),
    { where: charging },
  ],
])("%s in an activity ends in a verdict", async (_, text, expected) => {
  const began = Date.now();
  const submission = answerWith({ "activities.ts": text }, onTestFinished, payments);
  const { findings } = await judge(submission, false);
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
