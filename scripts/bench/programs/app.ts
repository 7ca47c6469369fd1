/** An app as people write it: a worker and a client in one process. Argument: the gRPC port. */
import { DaprWorkflowClient, WorkflowRuntime, type WorkflowContext } from "@dapr/dapr";
import { endWithBench, say, serve } from "./program.ts";

const { host, port } = { host: "127.0.0.1", port: process.argv[2] ?? "" };
const patienceSeconds = 120;

function addOne(_ctx: unknown, n: number) {
  return n + 1;
}

async function* chain(
  ctx: WorkflowContext,
  length: number,
): AsyncGenerator<unknown, number, number> {
  let sum = 1;
  for (let n = 0; n < length; n++) sum = yield ctx.callActivity(addOne, sum);
  return sum;
}

async function* fanOut(
  ctx: WorkflowContext,
  width: number,
): AsyncGenerator<unknown, number, number[]> {
  const tasks = Array.from({ length: width }, (_, n) => ctx.callActivity(addOne, n + 1));
  const results = yield ctx.whenAll(tasks);
  return results.length + 1;
}

async function* wait(ctx: WorkflowContext, seconds: number): AsyncGenerator<unknown, number> {
  yield ctx.createTimer(seconds);
  return seconds;
}

const workflows = { chain, fanOut, wait };

interface Request {
  workflow: keyof typeof workflows;
  /** The workflow's input: how many activities, or how many seconds. */
  size: number;
  /** How many to start, and how many of them at a time. */
  count: number;
  inFlight: number;
  /** Whether a workflow counts as done when it ends, or when it has started. */
  until: "end" | "start";
}

const address = { daprHost: host, daprPort: port };
const runtime = new WorkflowRuntime(address);
for (const workflow of Object.values(workflows)) runtime.registerWorkflow(workflow);
await runtime.registerActivity(addOne).start();
const client = new DaprWorkflowClient(address);

/** @returns how long it all took, and the median of one, in milliseconds */
async function load({ workflow, size, count, inFlight, until }: Request) {
  const took: number[] = [];
  const run = async () => {
    const begin = performance.now();
    const id = await client.scheduleNewWorkflow(workflows[workflow], size);
    if (until === "end") {
      const state = await client.waitForWorkflowCompletion(id, true, patienceSeconds);
      if (state?.serializedOutput !== String(size + 1)) {
        throw new Error(`${workflow} answered ${String(state?.serializedOutput)}`);
      }
    }
    took.push(performance.now() - begin);
  };
  let left = count;
  const lane = async () => {
    while (left-- > 0) await run();
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: inFlight }, lane));
  const total = performance.now() - begin;
  const sorted = took.toSorted((a, b) => a - b);
  return { total, each: sorted[Math.floor(sorted.length / 2)] ?? 0 };
}

serve(load);
endWithBench(() => Promise.all([runtime.stop(), client.stop()]));
say({ ready: 1 });
