import {
  DaprWorkflowClient,
  WorkflowRuntime,
  WorkflowRuntimeStatus,
  type WorkflowActivityContext,
} from "@dapr/dapr";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { assignTask, sendNotification, validateTask } from "./activities.ts";
import { countStock, openParcel, parcelWorkflow } from "./parcels.ts";
import { taskWorkflow } from "./workflow.ts";

// The SDK finds its sidecar through DAPR_GRPC_PORT, here as everywhere.
const runtime = new WorkflowRuntime()
  .registerWorkflow(taskWorkflow)
  .registerWorkflow(parcelWorkflow)
  .registerActivity(validateTask)
  .registerActivity(assignTask)
  .registerActivity(sendNotification)
  .registerActivity(openParcel)
  .registerActivity(countStock);
const client = new DaprWorkflowClient();
const printed = vi.spyOn(console, "log").mockImplementation(() => {});

beforeAll(() => runtime.start());
afterAll(async () => {
  await runtime.stop();
  await client.stop();
});

/** Runs a workflow to its end, and reads what its activities printed. */
async function run(
  workflow: typeof taskWorkflow | typeof parcelWorkflow,
  input: object,
) {
  printed.mockClear();
  const id = await client.scheduleNewWorkflow(workflow, input);
  const state = await client.waitForWorkflowCompletion(id, true, 20);
  const lines = printed.mock.calls.map(([line]) =>
    String(line).replaceAll(id, "id"),
  );
  return {
    status: state && WorkflowRuntimeStatus[state.runtimeStatus],
    result: JSON.parse(
      (state?.serializedOutput ?? "null").replaceAll(id, "id"),
    ) as unknown,
    failure: state?.workflowFailureDetails?.getErrorMessage().replaceAll(id, "id"),
    activities: lines.filter((line) => line.startsWith("[Activity]")),
  };
}

const task = { taskId: "1", title: "Review PR", assignee: "alice@example.com" };
const aTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string;

test("each activity knows its instance and its own number, and its result is the workflow's", async () => {
  const { result, activities } = await run(taskWorkflow, task);
  expect(activities).toEqual([
    "[Activity] id/1 Validating task: 1",
    "[Activity] id/2 Assigning task 1 to alice@example.com",
    "[Activity] id/3 Notifying alice@example.com: You have been assigned: Review PR",
  ]);
  expect(result).toEqual({
    validation: { valid: true, validatedAt: aTime },
    assignment: { assignee: "alice@example.com", assignedAt: aTime },
    sent: { messageId: "id/3", sentAt: aTime },
  });
});

test.each(["title", "assignee"])(
  "an activity is a function: without %s it says no",
  (missing) => {
    const ids = {
      getWorkflowInstanceId: () => "task-1",
      getWorkflowActivityId: () => 1,
    };
    const validation = validateTask(ids as WorkflowActivityContext, {
      ...task,
      [missing]: "",
    });
    expect(validation).toEqual({
      valid: false,
      reason: `Missing ${missing}`,
      validatedAt: aTime,
    });
  },
);

test("what an activity throws fails the workflow with its message", async () => {
  const { status, failure } = await run(taskWorkflow, { ...task, assignee: "bob" });
  expect(status).toBe("FAILED");
  expect(failure).toBe("id: Activity task #3 failed: No mail address: bob");
});

test("nothing, zero and false do not arrive; a Date and a Map come back as something else", async () => {
  const { result, activities } = await run(parcelWorkflow, [
    0,
    "",
    false,
    { copies: 0 },
  ]);
  expect(activities).toEqual([
    "[Activity] parcel 1 holds undefined",
    "[Activity] parcel 2 holds undefined",
    "[Activity] parcel 3 holds undefined",
    '[Activity] parcel 4 holds {"copies":0}',
  ]);
  expect(result).toEqual({ countedAt: "string", stock: {}, isMap: false });
});
