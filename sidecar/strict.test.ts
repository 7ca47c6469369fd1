/** Strict mode, with faults that the unmodified SDK does not notice. */
import { DaprWorkflowClient, WorkflowRuntime, type WorkflowContext } from "@dapr/dapr";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { startSidecar, type Sidecar } from "./index.ts";

type Steps = AsyncGenerator<unknown, any, any>;

let sidecar: Sidecar;
let client: DaprWorkflowClient;
let runtime: WorkflowRuntime;
const executed: unknown[] = [];

async function echo(_ctx: unknown, value: unknown) {
  executed.push(value);
  return value;
}

let calls = 0;
const sources = {
  clock: () => Date.now(),
  chance: () => Math.random(),
  environment: () => process.uptime(),
  "module state": () => (calls += 1),
  order: () => [..."abcdefghijklmnop"].sort(() => Math.random() - 0.5).join(""),
};

async function* child(_ctx: WorkflowContext, value: unknown): Steps {
  return value;
}

/** Milliseconds that differ when the values do. */
function milliseconds(value: unknown): number {
  let sum = 0;
  for (const letter of String(value)) sum = (sum * 31 + letter.charCodeAt(0)) % 1e9;
  return sum;
}

const places = {
  async *"activity input"(ctx: WorkflowContext, value: unknown): Steps {
    yield ctx.callActivity(echo, { value });
  },
  async *"timer time"(ctx: WorkflowContext, value: unknown): Steps {
    const now = ctx.getCurrentUtcDateTime().getTime();
    yield ctx.createTimer(new Date(now + milliseconds(value)));
  },
  async *"child input"(ctx: WorkflowContext, value: unknown): Steps {
    yield ctx.callChildWorkflow(child, { value });
  },
  async *"child id"(ctx: WorkflowContext, value: unknown): Steps {
    yield ctx.callChildWorkflow(child, undefined, `child-${String(value)}`);
  },
  async *"custom status"(ctx: WorkflowContext, value: unknown): Steps {
    ctx.setCustomStatus(`at ${String(value)}`);
    yield ctx.callActivity(echo, "fixed");
  },
  async *"final output"(ctx: WorkflowContext, value: unknown): Steps {
    yield ctx.callActivity(echo, "fixed");
    return { value };
  },
  async *failure(_ctx: WorkflowContext, value: unknown): Steps {
    throw new Error(`failed at ${String(value)}`);
  },
  async *"next generation"(ctx: WorkflowContext, value: unknown): Steps {
    ctx.continueAsNew({ value }, false);
  },
};

let eventNames = 0;
async function* changesEventName(ctx: WorkflowContext): Steps {
  return yield ctx.waitForExternalEvent((eventNames += 1) % 2 ? "left" : "right");
}

/** What another worker, or the same after a restart, may have otherwise. */
let region = "eu";
async function move(_ctx: unknown, to: string) {
  region = to;
}
async function* readsSurroundings(ctx: WorkflowContext): Steps {
  yield ctx.callActivity(echo, region);
  yield ctx.callActivity(move, "us");
  return "done";
}

async function* wellBehaved(ctx: WorkflowContext, input: { amount: number }): Steps {
  ctx.setCustomStatus("started");
  const at = ctx.getCurrentUtcDateTime();
  const sums: number[] = yield ctx.whenAll([1, 2, 3].map((n) => ctx.callActivity(echo, n)));
  yield ctx.createTimer(0.01);
  const inner: unknown = yield ctx.callChildWorkflow(child, { at, input });
  const word: unknown = yield ctx.waitForExternalEvent("word");
  ctx.setCustomStatus("");
  return { sums, inner, word };
}

beforeAll(async () => {
  for (const method of ["info", "warn", "error"] as const) {
    vi.spyOn(console, method).mockImplementation(() => {});
  }
  sidecar = await startSidecar({ httpPort: false, strict: true });
  const options = { daprHost: "127.0.0.1", daprPort: String(sidecar.grpcPort) };
  client = new DaprWorkflowClient(options);
  runtime = new WorkflowRuntime(options);
  for (const activity of [echo, move]) runtime.registerActivity(activity);
  for (const workflow of [child, changesEventName, readsSurroundings, wellBehaved]) {
    runtime.registerWorkflow(workflow);
  }
  for (const [source, read] of Object.entries(sources)) {
    for (const [place, body] of Object.entries(places)) {
      async function* faulty(ctx: WorkflowContext): Steps {
        return yield* body(ctx, read());
      }
      runtime.registerWorkflowWithName(`${source} in ${place}`, faulty);
    }
  }
  await runtime.start();
});
afterAll(async () => {
  await Promise.all([runtime.stop(), client.stop()]);
  await sidecar.stop();
});

async function failureOf(id: string): Promise<string | undefined> {
  const state = await client.waitForWorkflowCompletion(id, true, 20);
  return state?.workflowFailureDetails?.getErrorMessage();
}

describe.each(Object.keys(sources))("%s", (source) => {
  test.each(Object.keys(places))("in the %s fails the workflow", async (place) => {
    const id = await client.scheduleNewWorkflow(`${source} in ${place}`);
    const message = await failureOf(id);
    expect(message).toMatch(/^In strict mode turn \d ran again on the same history/);
    expect(message).toMatch(/, first: .+\n.+, again: .+\n/);
  });
});

test("an event name that changes fails the workflow when an event comes", async () => {
  const id = await client.scheduleNewWorkflow(changesEventName);
  await client.raiseEvent(id, "left", 1);
  expect(await failureOf(id)).toMatch(/, first: .+\n.+, again: .+\n/);
});

test("a decision of an earlier turn that a later one would take otherwise fails the workflow", async () => {
  const id = await client.scheduleNewWorkflow(readsSurroundings);
  expect(await failureOf(id)).toBe(
    [
      "In strict mode turn 3 ran again on the same history, and the workflow decided differently.",
      '  action 1, first: activity echo with "eu"',
      '  action 1, again: activity echo with "us"',
      "Take times from getCurrentUtcDateTime(), and chance and surroundings from activities.",
    ].join("\n"),
  );
});

test("nothing that a refused turn asked for is carried out", async () => {
  executed.length = 0;
  await failureOf(await client.scheduleNewWorkflow("chance in activity input"));
  expect(executed).toEqual([]);
});

test("a workflow that decides the same way every time completes, each activity once", async () => {
  executed.length = 0;
  const id = await client.scheduleNewWorkflow(wellBehaved, { amount: 5 });
  await client.raiseEvent(id, "word", "yes");
  const state = await client.waitForWorkflowCompletion(id, true, 20);
  expect(JSON.parse(state?.serializedOutput ?? "")).toMatchObject({
    sums: [1, 2, 3],
    inner: { input: { amount: 5 } },
    word: "yes",
  });
  expect(executed.sort()).toEqual([1, 2, 3]);
});
