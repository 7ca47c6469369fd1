/** The clock that skips, with the unmodified SDK. */
import { DaprWorkflowClient, WorkflowRuntime, type WorkflowContext } from "@dapr/dapr";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { startSidecar, type Sidecar, type SidecarOptions } from "./index.ts";

type Steps = AsyncGenerator<unknown, any, any>;

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

async function* approval(ctx: WorkflowContext): Steps {
  const decision = ctx.waitForExternalEvent("decision");
  for (let reminder = 1; reminder <= 2; reminder++) {
    const winner: unknown = yield ctx.whenAny([decision, ctx.createTimer(DAY)]);
    if (winner === decision) return decision.getResult();
    ctx.setCustomStatus(`reminded ${reminder}`);
    yield ctx.callActivity(remind, reminder);
  }
  yield ctx.createTimer(DAY);
  return "expired";
}

async function remind(_ctx: unknown, reminder: number) {
  return reminder;
}

async function* tellsTime(ctx: WorkflowContext): Steps {
  const before = ctx.getCurrentUtcDateTime().getTime();
  yield ctx.createTimer(3 * DAY);
  return ctx.getCurrentUtcDateTime().getTime() - before;
}

/** Real milliseconds, while the timer that races it is set for a virtual hour. */
async function slowly() {
  await new Promise((resolve) => setTimeout(resolve, 300));
  return "slow";
}

async function* races(ctx: WorkflowContext): Steps {
  const work = ctx.callActivity(slowly);
  const winner: unknown = yield ctx.whenAny([work, ctx.createTimer(HOUR)]);
  return winner === work ? work.getResult() : "too late";
}

let sidecar: Sidecar;
let client: DaprWorkflowClient;
let stop: () => Promise<void>;

async function start(store: SidecarOptions["store"]) {
  const sidecar = await startSidecar({ store, clock: "skip", httpPort: false });
  const options = { daprHost: "127.0.0.1", daprPort: String(sidecar.grpcPort) };
  const runtime = new WorkflowRuntime(options);
  for (const workflow of [approval, tellsTime, races]) runtime.registerWorkflow(workflow);
  for (const activity of [remind, slowly]) runtime.registerActivity(activity);
  await runtime.start();
  const client = new DaprWorkflowClient(options);
  const stop = async () => {
    await Promise.all([runtime.stop(), client.stop()]);
    await sidecar.stop();
  };
  return { sidecar, client, stop };
}

async function output(id: string, by = client): Promise<unknown> {
  const state = await by.waitForWorkflowCompletion(id, true, 30);
  return JSON.parse(state?.serializedOutput ?? "null");
}

function reminded(id: string, by = client): Promise<void> {
  const once = async () => {
    expect((await by.getWorkflowState(id, true))?.customStatus).toBe("reminded 1");
  };
  return vi.waitFor(once, { timeout: 20_000 });
}

beforeAll(async () => {
  for (const method of ["info", "warn", "error"] as const) {
    vi.spyOn(console, method).mockImplementation(() => {});
  }
  ({ sidecar, client, stop } = await start("memory"));
});
afterAll(() => stop());

test("three days pass while the test waits for the end", async () => {
  const id = await client.scheduleNewWorkflow(approval);
  expect(await output(id)).toBe("expired");
});

test("the workflow's own time has moved as far", async () => {
  const passed: unknown = await output(await client.scheduleNewWorkflow(tellsTime));
  expect(passed).toBeGreaterThanOrEqual(3 * DAY * 1000);
  expect(passed).toBeLessThan(3 * DAY * 1000 + 60_000);
});

test("an event that comes before anybody waits is in time", async () => {
  const id = await client.scheduleNewWorkflow(approval);
  await client.raiseEvent(id, "decision", "yes");
  expect(await output(id)).toBe("yes");
});

test("time also passes when no call waits, one timer after the other", async () => {
  const id = await client.scheduleNewWorkflow(approval);
  await reminded(id);
  await client.raiseEvent(id, "decision", "late yes");
  expect(await output(id)).toBe("late yes");
});

test("time stands still while a test holds it", async () => {
  const goOn = sidecar.holdTime();
  const id = await client.scheduleNewWorkflow(approval);
  // Much longer than time waits by itself; the call that waits would let it move at once.
  const done = output(id);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await client.raiseEvent(id, "decision", "held");
  goOn();
  expect(await done).toBe("held");
});

test("an activity that runs holds time", async () => {
  expect(await output(await client.scheduleNewWorkflow(races))).toBe("slow");
});

test("a scheduled start comes at once", async () => {
  const later = new Date(Date.now() + 7 * DAY * 1000);
  const id = await client.scheduleNewWorkflow(tellsTime, undefined, "later", later);
  expect(await output(id)).toBeGreaterThanOrEqual(3 * DAY * 1000);
});

test("after a restart, time goes on from where it was", async () => {
  const data = await mkdtemp(path.join(tmpdir(), "skip time "));
  onTestFinished(() => rm(data, { recursive: true, force: true }));
  const first = await start({ journal: data });
  const id = await first.client.scheduleNewWorkflow(approval);
  await reminded(id, first.client);
  await first.stop();

  const second = await start({ journal: data });
  onTestFinished(() => second.stop());
  expect(await output(id, second.client)).toBe("expired");
  const turns = second.sidecar.history(id)?.filter(({ type }) => type === "WorkflowStarted") ?? [];
  const times = turns.map(({ at }) => at);
  expect(times).toEqual([...times].sort());
  expect(Date.parse(times.at(-1)!) - Date.parse(times[0]!)).toBeLessThan(3 * DAY * 1000 + 60_000);
});

test("the executions of activities can be read", async () => {
  const id = await client.scheduleNewWorkflow(approval);
  await output(id);
  expect(sidecar.executions(id)).toMatchObject([
    { name: "remind", input: "1", outcome: "completed" },
    { name: "remind", input: "2", outcome: "completed" },
  ]);
  expect(sidecar.executions("nobody")).toEqual([]);
});
