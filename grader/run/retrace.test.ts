import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { HistoryEvent } from "../../sidecar/engine/history.ts";
import { retrace } from "./retrace.ts";

const at = "2026-01-01T09:00:00.000Z";
const turn: HistoryEvent = { type: "WorkflowStarted", id: -1, at };
const start = (input?: string): HistoryEvent => ({
  ...{ type: "ExecutionStarted", id: -1, at, name: "w", instanceId: "i", executionId: "1", input },
});
const scheduled = (id: number, name: string): HistoryEvent => ({
  ...{ type: "TaskScheduled", id, at, name },
});
const completed = (taskId: number, result = ""): HistoryEvent => ({
  ...{ type: "TaskCompleted", id: -1, at, taskId, result },
});
const failed = (taskId: number): HistoryEvent => ({
  ...{ type: "TaskFailed", id: -1, at, taskId },
  failure: { errorType: "Error", errorMessage: "no money" },
});
const raised = (name: string, input?: string): HistoryEvent => ({
  ...{ type: "EventRaised", id: -1, at, name, input },
});

const patience = 10_000;

/** Lines of a workflow whose body is this, by turn: "1 call a 3". */
async function traced(
  body: string,
  history: HistoryEvent[],
  cleanup: (undo: () => Promise<void>) => void,
  mayTake = patience,
) {
  const folder = await mkdtemp(join(tmpdir(), "retrace "));
  cleanup(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "workflow.ts");
  await writeFile(file, `export async function* w(ctx: any, input: any) {\n${body}\n}\n`);
  const [trace] = await retrace(file, "w", [history], mayTake);
  const lines = trace!.lines.map(({ turn: number, kind, name, method, line }) =>
    [number, kind, ...(kind === "call" ? [name ?? method] : []), line].join(" "),
  );
  return { lines, reason: trace!.reason };
}

test("a fan-out waits for all, whatever comes first", async ({ onTestFinished }) => {
  const body = `const a = ctx.callActivity("a");
const b = ctx.callActivity("b");
const all = yield ctx.whenAll([a, b]);
return all.join();`;
  const begins = [turn, start(), scheduled(1, "a"), scheduled(2, "b")];
  const history = [...begins, turn, completed(2, '"two"'), turn, completed(1, '"one"')];
  expect(await traced(body, history, onTestFinished)).toEqual({
    lines: ["1 call a 2", "1 call b 3", "1 call whenAll 4", "1 yield 4", "3 return 5"],
    reason: undefined,
  });
});

test("an event that came early is had at once, and a timeout loses against it", async ({
  onTestFinished,
}) => {
  const body = `yield ctx.callActivity("a");
const approved = ctx.waitForExternalEvent("Approve");
const timeout = ctx.createTimer(60);
const first = yield ctx.whenAny([approved, timeout]);
if (first === approved) return first.getResult();
return "late";`;
  const history: HistoryEvent[] = [
    ...[turn, start(), scheduled(1, "a"), turn, raised("approve", '"yes"')],
    ...[turn, completed(1)],
    { type: "TimerCreated", id: 2, at, fireAt: at },
  ];
  expect((await traced(body, history, onTestFinished)).lines.slice(2)).toEqual([
    "3 call Approve 3",
    "3 call createTimer 4",
    "3 call whenAny 5",
    "3 yield 5",
    "3 return 6",
  ]);
});

test("a failure is thrown where the body waits, and can be caught", async ({ onTestFinished }) => {
  const body = `try {
  yield ctx.callActivity("pay");
} catch (error) {
  yield ctx.callActivity("undo", error.message);
}
yield ctx.callActivity("tell");`;
  const history = [
    ...[turn, start(), scheduled(1, "pay"), turn, failed(1), scheduled(2, "undo")],
    ...[turn, completed(2), scheduled(3, "tell"), turn, failed(3)],
  ];
  const { lines, reason } = await traced(body, history, onTestFinished);
  expect(lines).toEqual([
    ...["1 call pay 3", "1 yield 3", "2 call undo 5", "2 yield 5"],
    ...["3 call tell 7", "3 yield 7", "4 throw 7"],
  ]);
  expect(reason).toBeUndefined();
});

test("a child, and what comes while the workflow is suspended", async ({ onTestFinished }) => {
  const body = `const packed = yield ctx.callChildWorkflow("pack", input);
return packed;`;
  const history: HistoryEvent[] = [
    ...[turn, start('{"n":1}')],
    { type: "ChildCreated", id: 1, at, instanceId: "i:0001", name: "pack" },
    ...[turn, { type: "ExecutionSuspended", id: -1, at } as const],
    { type: "ChildCompleted", id: -1, at, taskId: 1, result: "3" },
    ...[turn, { type: "ExecutionResumed", id: -1, at } as const],
  ];
  const { lines } = await traced(body, history, onTestFinished);
  expect(lines).toEqual(["1 call pack 2", "1 yield 2", "3 return 3"]);
});

test("code that does otherwise than history says has no lines from there", async ({
  onTestFinished,
}) => {
  const body = `yield ctx.callActivity("a");
yield ctx.callActivity("new");`;
  const history = [turn, start(), scheduled(1, "a"), turn, completed(1), scheduled(2, "old")];
  const { lines, reason } = await traced(body, history, onTestFinished);
  expect(lines).toEqual(["1 call a 2", "1 yield 2"]);
  expect(reason).toContain("did otherwise");
});

test.for<[string, string, RegExp]>([
  ["never ends", "for (;;);", /not done in time/],
  [
    "waits for something outside",
    "await new Promise(() => {});",
    /ends its process|not done in time/,
  ],
  ["ends its process", "process.exit(0);", /ends its process/],
  ["needs a package", `await import("no-such-package");`, /no-such-package/],
  ["does not compile", "yield yield {;", /cannot be bundled/],
])("a body that %s gives a reason", async ([, body, reason], { onTestFinished }) => {
  const trace = await traced(body, [turn, start(), scheduled(1, "a")], onTestFinished, 2000);
  expect(trace.lines).toEqual([]);
  expect(trace.reason).toMatch(reason);
});

test("a body that asks for ever is cut", async ({ onTestFinished }) => {
  const body = `for (;;) ctx.callActivity("again");`;
  const asked = Array.from({ length: 6000 }, (_, at) => scheduled(at + 1, "again"));
  const { lines, reason } = await traced(body, [turn, start(), ...asked], onTestFinished);
  expect(lines).toHaveLength(5000);
  expect(reason).toContain("more lines than are drawn");
});

test("a body can neither write a file nor reach the network", async ({ onTestFinished }) => {
  const body = `const { writeFileSync } = await import("node:fs");
let refused = "";
try { writeFileSync("/tmp/retrace-was-here", ""); } catch (error) { refused = error.code; }
yield ctx.callActivity(refused);`;
  const history = [turn, start(), scheduled(1, "ERR_ACCESS_DENIED")];
  const { lines } = await traced(body, history, onTestFinished);
  expect(lines).toEqual(["1 call ERR_ACCESS_DENIED 5", "1 yield 5"]);
});
