/** The unmodified SDK against the sidecar: what lesson 3 does not use. */
import {
  DaprWorkflowClient,
  WorkflowRuntime,
  WorkflowRuntimeStatus,
  type WorkflowContext,
} from "@dapr/dapr";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startSidecar, type Sidecar } from "./index.ts";

let sidecar: Sidecar;
let runtime: WorkflowRuntime;
let client: DaprWorkflowClient;
const runs = new Map<string, number>();

function count(name: string): number {
  const times = (runs.get(name) ?? 0) + 1;
  runs.set(name, times);
  return times;
}

async function echo(_ctx: unknown, value: unknown) {
  return value;
}

async function counted(_ctx: unknown, { name }: { name: string }) {
  return count(name);
}

async function fails() {
  throw new RangeError("out of range");
}

async function* chain(ctx: WorkflowContext, length: number): any {
  let sum = 0;
  for (let step = 1; step <= length; step++) sum += yield ctx.callActivity(echo, step);
  return sum;
}

async function* fanOut(ctx: WorkflowContext, width: number): any {
  const tasks = Array.from({ length: width }, (_, index) => ctx.callActivity(echo, index + 1));
  const results: number[] = yield ctx.whenAll(tasks);
  return results.reduce((sum, one) => sum + one, 0);
}

async function* stepsAroundEvent(ctx: WorkflowContext, name: string): any {
  yield ctx.waitForExternalEvent("go");
  const times: number = yield ctx.callActivity(counted, { name });
  return times;
}

async function* counting(ctx: WorkflowContext, left: number): any {
  yield ctx.callActivity(echo, left);
  if (left > 1) {
    ctx.continueAsNew(left - 1, true);
    return undefined;
  }
  return "done";
}

async function* forever(ctx: WorkflowContext, lap: number): any {
  yield ctx.createTimer(0.01);
  ctx.continueAsNew(lap + 1, true);
}

async function* collectsAcross(ctx: WorkflowContext, got: string[]): any {
  const next: string = yield ctx.waitForExternalEvent("item");
  const all = [...got, next];
  if (all.length === 3) return all;
  ctx.continueAsNew(all, true);
  return undefined;
}

async function* farAway(ctx: WorkflowContext): any {
  const days = 60;
  const due = ctx.createTimer(days * 24 * 60 * 60);
  const event = ctx.waitForExternalEvent("cancel");
  const winner = yield ctx.whenAny([due, event]);
  return winner === event ? "cancelled" : "due";
}

async function* callsChild(ctx: WorkflowContext, id: string): any {
  try {
    return yield ctx.callChildWorkflow(chain, 3, id);
  } catch (error) {
    return (error as Error).message;
  }
}

async function* failing(ctx: WorkflowContext): any {
  yield ctx.callActivity(fails);
}

beforeAll(async () => {
  for (const method of ["info", "warn", "error"] as const) {
    vi.spyOn(console, method).mockImplementation(() => {});
  }
  sidecar = await startSidecar({ httpPort: false });
  const options = { daprHost: "127.0.0.1", daprPort: String(sidecar.grpcPort) };
  runtime = new WorkflowRuntime(options);
  for (const activity of [echo, counted, fails]) runtime.registerActivity(activity);
  for (const workflow of [
    chain,
    fanOut,
    stepsAroundEvent,
    counting,
    forever,
    collectsAcross,
    farAway,
    callsChild,
    failing,
  ]) {
    runtime.registerWorkflow(workflow);
  }
  await runtime.start();
  client = new DaprWorkflowClient(options);
});

afterAll(async () => {
  await Promise.all([runtime.stop(), client.stop()]);
  await sidecar.stop();
});

async function run(workflow: (...args: any[]) => unknown, input: unknown, id: string) {
  await client.scheduleNewWorkflow(workflow, input, id);
  return finish(id);
}

async function finish(id: string) {
  const state = await client.waitForWorkflowCompletion(id, true, 20);
  if (!state) throw new Error(`no state of ${id}`);
  const { runtimeStatus, serializedOutput } = state;
  return { status: WorkflowRuntimeStatus[runtimeStatus], output: serializedOutput, state };
}

test("a chain of 50 activities completes", async () => {
  expect(await run(chain, 50, "chain")).toMatchObject({ status: "COMPLETED", output: "1275" });
});

test("a fan-out of 200 completes, though the SDK drops work past 110 items", async () => {
  expect(await run(fanOut, 200, "wide")).toMatchObject({ status: "COMPLETED", output: "20100" });
});

test("a suspension in the turn that schedules an activity lets it run once", async () => {
  await client.scheduleNewWorkflow(stepsAroundEvent, "suspended", "suspended");
  await Promise.all([client.raiseEvent("suspended", "go"), client.suspendWorkflow("suspended")]);
  expect((await client.getWorkflowState("suspended", false))?.runtimeStatus).toBe(
    WorkflowRuntimeStatus.SUSPENDED,
  );
  await client.resumeWorkflow("suspended");
  expect(await finish("suspended")).toMatchObject({ status: "COMPLETED", output: "1" });
});

test("a workflow that was suspended twice resumes", async () => {
  await client.scheduleNewWorkflow(stepsAroundEvent, "twice", "twice");
  await client.suspendWorkflow("twice");
  await client.suspendWorkflow("twice");
  await client.resumeWorkflow("twice");
  await client.raiseEvent("twice", "go");
  expect(await finish("twice")).toMatchObject({ status: "COMPLETED" });
});

test("continue-as-new keeps the history of the last generation only", async () => {
  expect(await run(counting, 5, "counting")).toMatchObject({ output: '"done"' });
  const scheduled = sidecar.history("counting")?.filter(({ type }) => type === "TaskScheduled");
  expect(scheduled).toHaveLength(1);
});

test("events outlive continue-as-new in the order they came", async () => {
  await client.scheduleNewWorkflow(collectsAcross, [], "across");
  await Promise.all(["a", "b", "c"].map((item) => client.raiseEvent("across", "ITEM", item)));
  const { output } = await finish("across");
  expect(JSON.parse(output ?? "")).toHaveLength(3);
});

test("a workflow that starts over for ever can be terminated", async () => {
  await client.scheduleNewWorkflow(forever, 1, "forever");
  await client.terminateWorkflow("forever", "enough");
  expect(await finish("forever")).toMatchObject({ status: "TERMINATED", output: '"enough"' });
});

test("a timer of sixty days neither fires early nor keeps an event from winning", async () => {
  await client.scheduleNewWorkflow(farAway, undefined, "far");
  await client.raiseEvent("far", "cancel");
  expect(await finish("far")).toMatchObject({ output: '"cancelled"' });
});

test("a child's id that is taken fails the child in its parent", async () => {
  await client.scheduleNewWorkflow(farAway, undefined, "taken");
  const { output } = await run(callsChild, "taken", "parent");
  expect(output).toContain("an active workflow with ID 'taken' already exists");
  await client.terminateWorkflow("taken", null);
});

test("an id is refused while its instance is active and free once it has ended", async () => {
  await client.scheduleNewWorkflow(farAway, undefined, "reused");
  await expect(client.scheduleNewWorkflow(chain, 1, "reused")).rejects.toMatchObject({
    code: 6,
    details:
      "failed to create workflow instance: rpc error: code = AlreadyExists desc = an active workflow with ID 'reused' already exists",
  });
  await client.terminateWorkflow("reused", null);
  expect(await run(chain, 2, "reused")).toMatchObject({ status: "COMPLETED", output: "3" });
});

test("a failure reaches the client with its type, message and stack", async () => {
  const { status, state } = await run(failing, undefined, "failing");
  expect(status).toBe("FAILED");
  expect(state.workflowFailureDetails?.getErrorType()).toBe("TaskFailedError");
  expect(state.workflowFailureDetails?.getErrorMessage()).toBe(
    "failing: Activity task #1 failed: out of range",
  );
});

test("purging removes an ended instance and refuses an active or unknown one", async () => {
  await run(chain, 1, "purged");
  expect(await client.purgeWorkflow("purged")).toBe(true);
  expect(await client.getWorkflowState("purged", true)).toBeUndefined();
  await expect(client.purgeWorkflow("purged")).rejects.toMatchObject({
    details: "failed to purge workflow state: no such instance exists",
  });
  await client.scheduleNewWorkflow(farAway, undefined, "active");
  await expect(client.purgeWorkflow("active")).rejects.toMatchObject({
    details: "failed to purge workflow state: orchestration has not yet completed",
  });
  await client.terminateWorkflow("active", null);
});

test("a start in the future is answered at once and runs at its time", async () => {
  const due = new Date(Date.now() + 300);
  await client.scheduleNewWorkflow(chain, 1, "later", due);
  expect((await client.getWorkflowState("later", false))?.runtimeStatus).toBe(
    WorkflowRuntimeStatus.PENDING,
  );
  const { state } = await finish("later");
  expect(state.createdAt.getTime()).toBeGreaterThan(0);
  expect(state.lastUpdatedAt.getTime()).toBeGreaterThanOrEqual(due.getTime());
});

test("waiting for an instance that does not exist yet ends when it has run", async () => {
  const waiting = client.waitForWorkflowCompletion("unborn", true, 20);
  await run(chain, 2, "unborn");
  expect((await waiting)?.serializedOutput).toBe("3");
});
