import { expect, onTestFinished, test } from "vitest";
import { answerWith } from "../testing/answers.ts";
import { compile } from "./compile.ts";

const HEAD = `import { WorkflowContext, type Task } from "@dapr/dapr";
import { assignTicket, notifyAgent, validateTicket } from "./activities.ts";
import type { Steps } from "./typed-steps.ts";
import type { Ticket, TicketResult, Validation } from "./types.ts";
const result = (ticketId: string): TicketResult => ({ ticketId, status: "assigned", message: "" });
export async function* ticketWorkflow(ctx: WorkflowContext, ticket: Ticket): Steps<TicketResult> {
  yield ctx.createTimer(1);
  return result(ticket.ticketId);
}
`;

/** Lines of a workflow `work`, counted from 1, that do not compile. */
function brokenLines(work: string): (number | undefined)[] {
  const submission = answerWith({ "workflow.ts": `${HEAD}${work}` }, onTestFinished);
  const above = HEAD.split("\n").length - 1;
  const { findings } = compile(submission);
  return [...new Set(findings.map(({ where }) => where && where.line - above))];
}

/** A workflow with this result, as text, whose second line is `line`. */
const steps = (line: string, result = "any") =>
  `async function* work(ctx: WorkflowContext, ticket: Ticket): Steps<${result}> {\n  ${line}\n}\n`;

test.each<[why: string, work: string]>([
  ["tasks of all kinds", steps("yield ctx.callActivity(validateTicket, ticket);")],
  ["timers", steps("yield ctx.createTimer(5);")],
  [
    "events, raced",
    steps('yield ctx.whenAny([ctx.waitForExternalEvent("x"), ctx.createTimer(5)]);'),
  ],
  ["a list of tasks", steps("yield ctx.whenAll([ctx.callActivity(validateTicket, ticket)]);")],
  [
    "results with a type",
    steps("const v: Validation = yield ctx.callActivity(validateTicket, ticket); return v;"),
  ],
  ["no result", steps("yield ctx.createTimer(5);", "void")],
  [
    "an object like an error",
    steps('return { name: "a", message: "b" };', "{ name: string; message: string }"),
  ],
  [
    "optional fields, lists and trees",
    `interface Tree { name?: string; children: Tree[]; pair: readonly [number, null] }\n` +
      `async function* work(ctx: WorkflowContext, ticket: Ticket): Steps<Tree> {\n` +
      `  return { children: [], pair: [1, null] };\n}\n`,
  ],
  [
    "a helper's steps",
    `async function* help(ctx: WorkflowContext): Steps<number> { return yield ctx.createTimer(1); }\n` +
      steps("const n: number = yield* help(ctx); return n;"),
  ],
  ["a task in a variable", steps("const task: Task<any> = ctx.createTimer(1); yield task;")],
  ["an unknown result", steps("return ticket;", "unknown")],
])("%s compile", (_, work) => {
  expect(brokenLines(work)).toEqual([]);
});

test.each<[why: string, line: number, work: string]>([
  ["a generator without `async`", 1, steps("yield ctx.createTimer(1);").replace("async ", "")],
  [
    "a function without a star",
    1,
    steps("await ctx.createTimer(1);").replace("function*", "function"),
  ],
  ["a value that is no task", 2, steps("yield 5;")],
  ["a result for a task", 2, steps("yield result(ticket.ticketId);")],
  [
    "the promise of a function called directly",
    2,
    steps("yield validateTicket(ctx as any, ticket);"),
  ],
  ["`Promise.all` of tasks", 2, steps("yield Promise.all([ctx.createTimer(1)]);")],
  ["a list of tasks without `whenAll`", 2, steps("yield [ctx.createTimer(1)];")],
  [
    "a helper without its star",
    3,
    `async function* help(ctx: WorkflowContext): Steps<void> { yield ctx.createTimer(1); }\n` +
      steps("yield help(ctx);"),
  ],
  ["a task as the result", 2, steps("return ctx.createTimer(1);", "TicketResult")],
  ["an awaited task as its result", 2, steps("const v: Validation = await ctx.createTimer(1);")],
  ["a Map as the result", 2, steps("return new Map();", "Map<string, number>")],
  ["a Set in the result", 2, steps("return { all: new Set() };", "{ all: Set<string> }")],
  ["a Date in the result", 2, steps("return { at: ctx.getCurrentUtcDateTime() };", "{ at: Date }")],
  ["a bigint in the result", 2, steps("return 5n;", "bigint")],
  ["a function in the result", 2, steps("return { go: () => 1 };", "{ go: () => number }")],
])("%s does not compile", (_, line, work) => {
  expect(brokenLines(work)).toEqual([line]);
});

test("what it cannot see is left to the rules: a task that is dropped", () => {
  expect(brokenLines(steps("ctx.callActivity(notifyAgent, ticket);"))).toEqual([]);
  expect(brokenLines(steps("await ctx.callActivity(assignTicket, ticket);"))).toEqual([]);
});
