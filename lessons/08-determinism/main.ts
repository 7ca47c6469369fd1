import { fork, type ChildProcess } from "node:child_process";
import { on } from "node:events";
import { join } from "node:path";
import { DaprWorkflowClient } from "@dapr/dapr";
import type { Task } from "./types.ts";

const client = new DaprWorkflowClient();

// #region worker
/** Starts a worker whose settings name a region, and waits until it is ready. */
async function startWorker(region: string) {
  console.log(`[Deploy] A worker starts in ${region}`);
  const worker = fork(join(import.meta.dirname, "worker.ts"), {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, REGION: region },
  });
  // Killed it has no code. One that ends by an error of its own ends this process too.
  worker.once("exit", (code) => code && process.exit(code));
  await said(worker, "ready");
  return worker;
}

async function said(worker: ChildProcess, words: string) {
  for await (const [message] of on(worker, "message"))
    if (message === words) return;
}
// #endregion worker

let worker = await startWorker("eu-west");

// #region run
/** Runs a task's workflow. While it is being assigned, a worker elsewhere takes over. */
async function run(workflow: string, task: Task, elsewhere: string) {
  const id = `task-${task.taskId}`;
  if (!(await client.getWorkflowState(id, false))) {
    await client.scheduleNewWorkflow(workflow, task, id);
    // A workflow that fails before it assigns says nothing, and ends.
    const ended = client.waitForWorkflowCompletion(id, false, 60);
    await Promise.race([said(worker, `assigning ${task.taskId}`), ended]);
    worker.kill("SIGKILL");
    worker = await startWorker(elsewhere);
  }
  const state = await client.waitForWorkflowCompletion(id, true, 60);
  const failure = state?.workflowFailureDetails?.getErrorMessage();
  console.log(`[Client] ${id}: ${failure ?? state?.serializedOutput}`);
}

const [broken, right] = ["brokenWorkflow", "taskWorkflow"];
await run(
  broken,
  { taskId: "123", title: "Review PR", region: "eu-west" },
  "us-east",
);
await run(
  right,
  { taskId: "124", title: "Fix login", region: "us-east" },
  "eu-west",
);
// #endregion run

// `npm start -- --stay` keeps the worker up for requests of your own.
if (process.argv.includes("--stay")) {
  await new Promise((stop) => process.once("SIGINT", stop).once("SIGTERM", stop));
}
worker.kill();
await client.stop();
