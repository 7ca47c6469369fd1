import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { DaprWorkflowClient, WorkflowRuntimeStatus } from "@dapr/dapr";
import { afterAll, expect, onTestFinished, test } from "vitest";

// The SDK finds its sidecar through DAPR_GRPC_PORT, here as everywhere.
const client = new DaprWorkflowClient();
afterAll(() => client.stop());

/** Starts a version of the service in a process of its own. */
function start(version: number, taskId: string) {
  const args = ["--import", "tsx", "main.ts", `${version}`, taskId];
  const app = spawn(process.execPath, args, {
    cwd: import.meta.dirname,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const gone = new Promise((resolve) => app.once("exit", resolve));
  let output = "";
  app.stdout.on("data", (data) => (output += String(data)));
  const kill = async () => {
    app.kill("SIGKILL");
    await gone;
  };
  // A worker that outlives its test would take the next one's work.
  onTestFinished(kill);
  return {
    kill,
    printed: (text: string) =>
      expect.poll(() => output, { timeout: 15_000 }).toContain(text),
  };
}

/** What `look.ts` prints of a task. */
async function look(taskId: string) {
  const args = ["--import", "tsx", "look.ts", `task-${taskId}`];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: import.meta.dirname,
  });
  return stdout.trimEnd().split("\n");
}

async function ended(taskId: string) {
  const id = `task-${taskId}`;
  await expect
    .poll(() => client.getWorkflowState(id, false), { timeout: 10_000 })
    .toBeTruthy();
  const state = await client.waitForWorkflowCompletion(id, true, 20);
  return state && WorkflowRuntimeStatus[state.runtimeStatus];
}

test.each([
  [1, 2, "Activity function 'assignTask' is not registered."],
  [2, 2, "Activity function 'assignTask' is not registered."],
  [3, 1, "Do not know how to serialize a BigInt"],
])(
  "version %i fails at step %i, and the status says why",
  async (version, step, why) => {
    const taskId = `91${version}`;
    const app = start(version, taskId);
    await app.printed(`Validating task: ${taskId}`);
    expect(await ended(taskId)).toBe("FAILED");
    expect(await look(taskId)).toEqual([
      "status   FAILED",
      `failure  task-${taskId}:`,
      `         Activity task #${step} failed:`,
      `         ${why}`,
      "workers  1",
    ]);
  },
);

test("version 4 waits for a worker, and goes on when there is one again", async () => {
  const lost = start(4, "914");
  await lost.printed("task-914 accepted");
  await lost.printed("Validating task: 914");
  await lost.kill();
  await expect.poll(() => look("914")).toEqual(["status   RUNNING", "workers  0"]);
  start(4, "914");
  expect(await ended("914")).toBe("COMPLETED");
});

test("version 5 waits for nothing, until version 4 is there and an event wakes it", async () => {
  const stuck = start(5, "915");
  await stuck.printed("Waiting for 0 task(s) and 0 event(s)");
  expect(await look("915")).toEqual(["status   RUNNING", "workers  1"]);
  await stuck.kill();
  const mended = start(4, "915");
  await mended.printed("task-915 was accepted before");
  await client.raiseEvent("task-915", "wake");
  expect(await ended("915")).toBe("COMPLETED");
});
