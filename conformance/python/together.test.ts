import { DaprWorkflowClient, WorkflowRuntime, WorkflowRuntimeStatus } from "@dapr/dapr";
import { expect, test, onTestFinished } from "vitest";
import { startBackend } from "../engines.ts";
import { findPython, runProgram, startProgram } from "./python.ts";

const python = await findPython();

async function sidecar() {
  const backend = await startBackend("embedded");
  onTestFinished(() => backend.stop());
  return { daprHost: "127.0.0.1", daprPort: String(backend.grpcPort) };
}

test("a client in JavaScript runs workflows that a worker in Python serves", async () => {
  const address = await sidecar();
  const worker = startProgram(python, "main.py", "worker", address.daprPort);
  onTestFinished(async () => {
    worker.stdin?.end();
    await worker;
  });
  const client = new DaprWorkflowClient(address);
  onTestFinished(() => client.stop());

  // The sidecar keeps what it is given until a worker comes.
  const id = await client.scheduleNewWorkflow("parent", 1);
  const state = await client.waitForWorkflowCompletion(id, true, 30);
  expect(state && WorkflowRuntimeStatus[state.runtimeStatus]).toBe("COMPLETED");
  expect(JSON.parse(state?.serializedOutput ?? "")).toEqual([4, 7]);

  const waiting = await client.scheduleNewWorkflow("event");
  await client.raiseEvent(waiting, "approval", { by: "Grace" });
  const decided = await client.waitForWorkflowCompletion(waiting, true, 30);
  expect(JSON.parse(decided?.serializedOutput ?? "")).toEqual({ by: "Grace" });
});

test("a client in Python runs a workflow that a worker in JavaScript serves", async () => {
  const address = await sidecar();
  const runtime = new WorkflowRuntime(address);
  const double = (_ctx: unknown, n: number) => 2 * n;
  runtime
    .registerActivity(double)
    .registerWorkflowWithName(
      "double_all",
      async function* (ctx, numbers: number[]): AsyncGenerator<unknown, number[], number> {
        const doubled: number[] = [];
        for (const number of numbers) doubled.push(yield ctx.callActivity(double, number));
        return doubled;
      },
    );
  await runtime.start();
  onTestFinished(() => runtime.stop());

  const [ended] = await runProgram(
    python,
    "main.py",
    "client",
    address.daprPort,
    "double_all",
    "[1, 2, 3]",
  );
  expect(ended).toEqual({ status: "COMPLETED", output: "[2,4,6]" });
});
