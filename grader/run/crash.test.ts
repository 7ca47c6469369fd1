import { expect, onTestFinished, test } from "vitest";
import { events } from "../catalogue/events.ts";
import { beforeFirstStep, exercise, solution } from "../testing/answers.ts";
import { problemIn } from "../testing/problems.ts";
import { crash } from "./crash.ts";
import { countEffects } from "./effects.ts";
import { openLedger } from "./ledger.ts";
import type { Run } from "./run.ts";
import { openSession } from "./session.ts";

test("each checkpoint and each activity gets its crash, and only what was cut off runs twice", async () => {
  const ledger = openLedger();
  onTestFinished(ledger.remove);
  const submission = { exercise, folder: exercise.reference };
  const session = await openSession({ submission, ledger, verbose: false });
  onTestFinished(() => session.close());
  const workers = new Set<string>();
  session.listen((event) => {
    if (event.type === "workerConnected") workers.add(event.worker);
  });

  const runs: Run[] = [];
  await crash(session, { title: "Help", assignee: "payments" }, (run) => runs.push(run));

  const counts = runs.map((run) => Object.fromEntries(countEffects(run.effects)));
  const once = { validated: 1, assigned: 1, mailed: 1 };
  expect(counts).toEqual([
    // Four checkpoints: after each activity was asked for, and at the end.
    ...[once, once, once, once],
    { ...once, validated: 2 },
    { ...once, assigned: 2 },
    { ...once, mailed: 2 },
  ]);
  expect(workers.size).toBe(2);
});

/** The solution, remembering in the module which tickets this process has begun. */
const remembering = (change: (text: string) => string) =>
  change(beforeFirstStep("if (!ctx.isReplaying()) begun.add(ticketId);")).replace(
    "export async",
    "const begun = new Set<string>();\n\nexport async",
  );

test.each<[string, string, { code: string } & Record<string, unknown>]>([
  [
    "is sent a second time, to be safe",
    remembering((text) =>
      text.replace(
        /( {2}yield ctx\.callActivity\(notifyAgent[^]+?\}\);\n)/,
        (step) => `${step}\n  if (!begun.has(ticketId))\n${step}`,
      ),
    ),
    {
      code: "C01",
      values: { event: events.killed({ step: 2 }, 4) },
      expected: '"mailed" once in the ledger',
      got: expect.stringMatching(/^2 entries: T-\d+ \d\d:\d\d:\d\d, /) as string,
    },
  ],
  [
    "is asked for at another place",
    remembering((text) =>
      text.replace(
        "  const assignment: Assignment",
        "  if (!begun.has(ticketId)) yield ctx.createTimer(0);\n$&",
      ),
    ),
    {
      code: "C02",
      values: { event: events.killed({ step: 3 }, 4) },
      expected: "assignTicket as call number 2, as history has it",
      got: "createTimer",
    },
  ],
  [
    "is left out",
    remembering((text) =>
      text.replace("  yield ctx.callActivity(notifyAgent", "  if (begun.has(ticketId))\n$&"),
    ),
    {
      code: "C03",
      values: { event: events.killed({ step: 2 }, 4) },
      expected: '"mailed" once in the ledger',
    },
  ],
])("work that after a crash %s is found", async (_, text, { code, ...details }) => {
  expect(text).not.toBe(solution);
  const input = { title: "Help", assignee: "payments" };
  const problem = await problemIn(text, onTestFinished, (session) =>
    crash(session, input, () => {}),
  );
  expect(problem).toMatchObject({ code, details });
});

test("an input that is another one after a crash is found", async () => {
  const text = solution
    .replace("export async", "const bodies: string[] = [];\n\nexport async")
    .replace("const { ticketId } = ticket;", "$&\n  if (bodies.length < 5) bodies.push(ticketId);")
    .replace("`A ticket for you", "`${bodies.length > 3}: a ticket for you");
  expect(text).not.toBe(solution);
  const input = { title: "Help", assignee: "payments" };
  const problem = await problemIn(text, onTestFinished, (session) =>
    crash(session, input, () => {}),
  );
  expect(problem).toMatchObject({ code: "R01" });
});
