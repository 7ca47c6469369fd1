import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readExercise, submit } from "../exercise.ts";
import { compile } from "./compile.ts";

const exercise = readExercise(join(import.meta.dirname, "../../exercises/03-workflows"));
const solution = readFileSync(join(exercise.reference, "workflow.ts"), "utf8");
const parent = mkdtempSync(join(tmpdir(), "compile "));
afterAll(() => rmSync(parent, { recursive: true }));

let folders = 0;

/** Compiles the solution with some of its text replaced, in a folder that holds nothing else. */
function compileWith(...changes: [from: string, to: string][]) {
  const folder = join(parent, String((folders += 1)));
  mkdirSync(folder);
  const text = changes.reduce((all, [from, to]) => {
    expect(all).toContain(from);
    return all.replace(from, to);
  }, solution);
  writeFileSync(join(folder, "workflow.ts"), text);
  const { findings, modules } = compile(submit(exercise, folder));
  return {
    modules,
    findings: findings.map(({ code, headline, expected, got, where, help }) => ({
      ...{ code, headline, expected, got, help },
      line: where?.line,
    })),
  };
}

test("an answer alone in a folder outside the repository compiles with the given files", () => {
  const { findings, modules } = compileWith();
  expect(findings).toEqual([]);
  const files = Object.keys(modules).map((url) => url.split("/").slice(-2).join("/"));
  expect(files.sort()).toEqual(
    [
      `${folders}/workflow.ts`,
      "03-workflows/activities.ts",
      "03-workflows/typed-steps.ts",
      "03-workflows/types.ts",
      "03-workflows/world.ts",
    ].sort(),
  );
});

test.each([
  ["without an ending", "./activities"],
  ["with the ending of JavaScript", "./activities.js"],
])("imports %s are found too", (_, path) => {
  expect(compileWith(["./activities.ts", path]).findings).toEqual([]);
});

test("Node's globals and modules are known", () => {
  const { findings } = compileWith([
    "export async function*",
    'import { join } from "node:path";\nexport const used = [process.env.HOME, setTimeout, fetch, join];\nexport async function*',
  ]);
  expect(findings).toEqual([]);
});

test("an unused import or variable is no fault", () => {
  expect(
    compileWith(["const { ticketId } = ticket;", "const { ticketId, title } = ticket;"]),
  ).toHaveProperty("findings", []);
});

test("of several syntax errors only the first is reported", () => {
  const { findings, modules } = compileWith([
    "if (!validation.valid) {",
    "if (!validation.valid {",
  ]);
  expect(findings).toMatchObject([{ code: "T01", got: "if (!validation.valid {" }]);
  expect(modules).toEqual({});
});

test("a function that is not exported is shown where it stands", () => {
  expect(compileWith(["export async", "async"]).findings).toEqual([
    {
      code: "T02",
      headline: "export ticketWorkflow from workflow.ts",
      expected: "an export named ticketWorkflow",
      got: "no export at all",
      help: "write `export` before the function",
      line: 6,
    },
  ]);
});

test("an export under another name is named", () => {
  const { findings } = compileWith(["ticketWorkflow", "workflow"]);
  expect(findings).toMatchObject([{ code: "T02", got: "exports named workflow" }]);
});

test.each<[string, [string, string], object]>([
  [
    "a misspelt property",
    ["assignment.agent,", "assignment.agnt,"],
    { headline: "Assignment has no `agnt`", help: "write `agent`" },
  ],
  [
    "a misspelt name",
    ["callActivity(assignTicket", "callActivity(asignTicket"],
    { headline: "no `asignTicket` is declared here", help: "write `assignTicket`" },
  ],
  [
    "a name that nothing resembles",
    ["const { ticketId } = ticket;", "const ticketId = qqq;"],
    { headline: "no `qqq` is declared here", help: "import or declare it" },
  ],
  [
    "a misspelt import",
    ["import { assignTicket,", "import { assignTickets,"],
    { headline: "that file exports no `assignTickets`", help: "write `assignTicket`" },
  ],
  [
    "another type",
    ['status: "assigned"', 'status: "done"'],
    { headline: "another type is needed here", expected: '"assigned" | "rejected"', got: '"done"' },
  ],
  [
    "a missing property",
    ['status: "assigned",', ""],
    { headline: "`status` is missing", expected: "`status`, as TicketResult requires" },
  ],
  [
    "a helper that may yield anything",
    [
      "yield ctx.callActivity(validateTicket, ticket)",
      "yield* (null as unknown as AsyncGenerator<unknown, Validation, any>)",
    ],
    {
      headline: "give this helper a stricter return type",
      expected: "a helper that yields tasks only",
    },
  ],
  [
    "a task that is run like a helper",
    [
      "yield ctx.callActivity(validateTicket, ticket)",
      "yield* ctx.callActivity(validateTicket, ticket)",
    ],
    {
      headline: "`yield*` runs a helper, and this is a task",
      help: "write `yield` without the star",
    },
  ],
  [
    "a return type from before the star",
    ["Steps<TicketResult>", "Promise<TicketResult>"],
    {
      headline: "a generator does not return a promise",
      got: "): Promise<TicketResult> {",
      help: "write `Steps<TicketResult>` as its return type",
    },
  ],
  [
    "a value that may be missing",
    ["ticket.title}", "ticket.title.trim()}"],
    { headline: "`ticket.title` may be missing", help: "handle that case first" },
  ],
  [
    "a parameter without a type",
    ["ticket: Ticket,", "ticket,"],
    { headline: "give `ticket` a type" },
  ],
  [
    "a property too many",
    ['status: "assigned",', 'status: "assigned", done: true,'],
    { headline: "TicketResult has no `done`" },
  ],
])("%s is put into words", (_, change, words) => {
  const [first] = compileWith(change).findings;
  expect(first).toMatchObject({ code: "T03", ...words });
});

test("an import that leads nowhere has a finding of its own", () => {
  const { findings } = compileWith(["./activities.ts", "./activites.ts"]);
  expect(findings[0]).toMatchObject({
    code: "T04",
    headline: "there is nothing to import from ./activites.ts",
  });
});
