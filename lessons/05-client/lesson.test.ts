import { DaprWorkflowClient, WorkflowRuntime } from "@dapr/dapr";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { assignTask, sendNotification, validateTask } from "./activities.ts";
import { startTask, statusOf, waitFor } from "./client.ts";
import { taskWorkflow } from "./workflow.ts";

// The SDK finds its sidecar through DAPR_GRPC_PORT, here as everywhere.
const runtime = new WorkflowRuntime()
  .registerWorkflow(taskWorkflow)
  .registerActivity(validateTask)
  .registerActivity(assignTask)
  .registerActivity(sendNotification);
const client = new DaprWorkflowClient();
const printed = vi.spyOn(console, "log").mockImplementation(() => {});

beforeAll(() => runtime.start());
afterAll(async () => {
  await runtime.stop();
  await client.stop();
});

const review = { taskId: "501", title: "Review PR", assignee: "alice@example.com" };

test("a task that is being worked on is not started a second time", async () => {
  printed.mockClear();
  const started = await Promise.all([
    startTask(client, review),
    startTask(client, review),
  ]);
  expect(started.map((each) => each.started).sort()).toEqual([false, true]);
  expect(await waitFor(client, "task-501", 0.2)).toMatchObject({
    status: "RUNNING",
    output: undefined,
  });
  expect(await waitFor(client, "task-501", 20)).toMatchObject({
    status: "COMPLETED",
    output: { taskId: "501", status: "completed" },
  });
  const validations = printed.mock.calls.filter(([line]) =>
    String(line).startsWith("[Activity] Validating"),
  );
  expect(validations).toHaveLength(1);
});

test("once it has ended, its id starts a new instance", async () => {
  const next = { ...review, taskId: "502" };
  await startTask(client, { ...next, title: "" });
  const rejected = await waitFor(client, "task-502", 20);
  expect(rejected?.output).toMatchObject({ status: "rejected" });
  expect(await startTask(client, next)).toEqual({ id: "task-502", started: true });
  const completed = await waitFor(client, "task-502", 20);
  expect(completed?.output).toMatchObject({ status: "completed" });
});

test("a failure is reported with its reason, an unknown id as nothing", async () => {
  await startTask(client, { ...review, taskId: "503", assignee: "bob" });
  expect(await waitFor(client, "task-503", 20)).toMatchObject({
    status: "FAILED",
    output: undefined,
    reason: expect.stringContaining("bob is no mail address"),
  });
  expect(await statusOf(client, "task-504")).toBeUndefined();
});
