import { DaprWorkflowClient, WorkflowRuntime } from "@dapr/dapr";
import { afterAll, beforeAll, expect, test } from "vitest";
import { takeStep } from "./activities.ts";
import { determinismWorkflow } from "./workflow.ts";

// The SDK finds its sidecar through DAPR_GRPC_PORT, here as everywhere.
const runtime = new WorkflowRuntime()
  .registerWorkflow(determinismWorkflow)
  .registerActivity(takeStep);
const client = new DaprWorkflowClient();

beforeAll(() => runtime.start());
afterAll(async () => {
  await runtime.stop();
  await client.stop();
});

// TODO(author): what the page promises.
test("a request gets its message", async () => {
  const request = { requestId: "1", title: "A first request" };
  const id = await client.scheduleNewWorkflow(determinismWorkflow, request);
  const state = await client.waitForWorkflowCompletion(id, true, 20);
  expect(JSON.parse(state?.serializedOutput ?? "null")).toEqual({
    requestId: "1",
    message: "done: A first request",
  });
});
