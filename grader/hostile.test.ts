/** Answers that try to take the grader down, as people's unfinished code does without meaning to. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readExercise, submit } from "./exercise.ts";
import { judge } from "./judge.ts";

/** What `run/deadlines.ts` promises, in milliseconds. */
const DEADLINE = 30_000;

const exercise = readExercise(join(import.meta.dirname, "../exercises/03-workflows"));
const solution = readFileSync(join(exercise.reference, "workflow.ts"), "utf8");
const answers = mkdtempSync(join(tmpdir(), "hostile-"));
afterAll(() => rmSync(answers, { recursive: true }));

const inBody = (code: string) =>
  solution.replace("const { ticketId } = ticket;", (line) => `${line}\n${code}`);
const atTopLevel = (code: string) => `${solution}\n${code}\n`;
/** Written so that no rule sees it coming. */
const hidden = (global: string, member: string) =>
  `(globalThis as any)["" + "${global}"]["" + "${member}"]`;

test.each<[string, string, object]>([
  [
    "an endless loop",
    inBody("for (let lap = 0; ticketId; lap++);"),
    { code: "W27", headline: "the workflow never stops" },
  ],
  [
    "a loop that asks for ever",
    inBody("while (ticketId) yield ctx.callActivity(validateTicket, ticket);"),
    { code: "W27", headline: "the workflow never stops asking", where: { line: 10 } },
  ],
  ["a promise that never settles", inBody("await new Promise(() => {});"), { code: "W09" }],
  [
    "an event that nobody raises",
    inBody('yield ctx.waitForExternalEvent("approved");'),
    { code: "B07", headline: "the workflow waits for nothing", where: { line: 10 } },
  ],
  ["a thrown string", inBody('if (ticketId) throw "no";'), { code: "B04", got: 'the string "no"' }],
  [
    "the end of the process",
    inBody(`${hidden("process", "exit")}(3);`),
    { code: "B05", got: "the process ended with exit code 3" },
  ],
  [
    "a rejection that nobody awaits",
    inBody('void Promise.reject(new Error("lost"));'),
    { code: "B05", got: "Error: lost", where: { line: 10 } },
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
])("%s ends in a verdict", async (name, text, expected) => {
  const folder = join(answers, name);
  mkdirSync(folder);
  writeFileSync(join(folder, "workflow.ts"), text);
  const began = Date.now();
  const { findings } = await judge(submit(exercise, folder), false);
  expect(Date.now() - began).toBeLessThan(DEADLINE);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject(expected);
});

test("megabytes of output change nothing", async () => {
  const folder = join(answers, "output");
  mkdirSync(folder);
  const print = `for (let i = 0; i < 20; i++) ${hidden("console", "log")}("x".repeat(1_000_000));`;
  writeFileSync(join(folder, "workflow.ts"), inBody(print));
  expect(await judge(submit(exercise, folder), false)).toMatchObject({ passed: true });
});
