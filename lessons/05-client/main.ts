import { DaprWorkflowClient, WorkflowRuntime } from "@dapr/dapr";
import { assignTask, sendNotification, validateTask } from "./activities.ts";
import { startTask, statusOf, waitFor } from "./client.ts";
import { taskWorkflow } from "./workflow.ts";

const runtime = new WorkflowRuntime()
  .registerWorkflow(taskWorkflow)
  .registerActivity(validateTask)
  .registerActivity(assignTask)
  .registerActivity(sendNotification);
await runtime.start();

// #region run
const client = new DaprWorkflowClient();
const say = (what: string, value: unknown) =>
  console.log(`[Client] ${what}: ${JSON.stringify(value) ?? "nothing"}`);

const review = { taskId: "123", title: "Review PR", assignee: "alice@example.com" };
const first = await startTask(client, review);
const second = await startTask(client, review);
const soon = await waitFor(client, "task-123", 0.3);
say("started", first);
say("started again", second);
say("after 0.3 s", soon);
say("at the end", await waitFor(client, "task-123", 60));
say("task-999", await statusOf(client, "task-999"));

await startTask(client, {
  taskId: "124",
  title: "Write release notes",
  assignee: "bob",
});
say("at the end", await waitFor(client, "task-124", 60));

// The first task has ended, so its id is free: a new instance replaces the old one.
const third = await startTask(client, { ...review, assignee: "carol@example.com" });
const replaced = await waitFor(client, "task-123", 60);
say("started anew", third);
say("at the end", replaced);
// #endregion run

// `npm start -- --stay` keeps the worker up for requests of your own.
if (process.argv.includes("--stay")) {
  await new Promise((stop) => process.once("SIGINT", stop).once("SIGTERM", stop));
}
await runtime.stop();
await client.stop();
