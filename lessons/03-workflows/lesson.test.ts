import {
  DaprWorkflowClient,
  WorkflowRuntime,
  WorkflowRuntimeStatus,
} from "@dapr/dapr";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { assignTask, sendNotification, validateTask } from "./activities.ts";
import type { Task } from "./types.ts";
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

/** Runs the workflow for a task, and reads which activities it took. */
async function run(task: Task) {
  printed.mockClear();
  const id = await client.scheduleNewWorkflow(taskWorkflow, task);
  const state = await client.waitForWorkflowCompletion(id, true, 20);
  const lines = printed.mock.calls.map(([line]) => String(line));
  return {
    status: state && WorkflowRuntimeStatus[state.runtimeStatus],
    result: JSON.parse(state?.serializedOutput ?? "null") as unknown,
    activities: lines.filter((line) => line.startsWith("[Activity]")),
  };
}

const complete: Task = {
  taskId: "1",
  title: "Review PR",
  assignee: "alice@example.com",
};

test("a complete task is validated, assigned and announced, once each", async () => {
  const { status, result, activities } = await run(complete);
  expect(status).toBe("COMPLETED");
  expect(result).toEqual({
    taskId: "1",
    status: "completed",
    message: expect.stringMatching(/^Assigned to alice@example\.com at \d{4}-/),
  });
  expect(activities).toEqual([
    "[Activity] Validating task: 1",
    "[Activity] Assigning task 1 to alice@example.com",
    "[Activity] Notifying alice@example.com: You have been assigned: Review PR",
  ]);
});

test.each(["title", "assignee"])(
  "a task without %s is rejected before anything is done",
  async (missing) => {
    const { status, result, activities } = await run({
      ...complete,
      [missing]: undefined,
    });
    expect(status).toBe("COMPLETED");
    expect(result).toEqual({
      taskId: "1",
      status: "rejected",
      message: `Missing ${missing}`,
    });
    expect(activities).toEqual(["[Activity] Validating task: 1"]);
  },
);
