import { DaprWorkflowClient } from "@dapr/dapr";
import { versions } from "./versions.ts";

// `npm start -- 1 901`: version 1 of the service, and a task for it.
const [version = "4", taskId = "900"] = process.argv.slice(2);
const runtime = versions[version]!();
const client = new DaprWorkflowClient();

// #region start
const task = { taskId, title: "Review PR", assignee: "alice@example.com" };
const id = `task-${taskId}`;

const known = await client.getWorkflowState(id, false);
console.log(`${id} ${known ? "was accepted before" : "accepted"}`);
await runtime.start();
// As a web service does: start the workflow, and wait for no end.
if (!known) await client.scheduleNewWorkflow("taskWorkflow", task, id);
// #endregion start

async function stop() {
  await runtime.stop();
  await client.stop();
}
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void stop());
}
