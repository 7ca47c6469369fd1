import { DaprWorkflowClient, WorkflowRuntime } from "@dapr/dapr";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { assignTask, sendNotification, validateTask } from "./activities.ts";
import { brokenWorkflow } from "./broken.ts";
import { taskWorkflow } from "./workflow.ts";

// The SDK finds its sidecar through DAPR_GRPC_PORT, here as everywhere.
const runtime = new WorkflowRuntime()
  .registerWorkflow(brokenWorkflow)
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

/** Runs a workflow for task 7, and reads what it and its activities printed. */
async function run(workflow: typeof taskWorkflow, title?: string) {
  printed.mockClear();
  const task = { taskId: "7", title, region: "eu-west" };
  const id = await client.scheduleNewWorkflow(workflow, task);
  const state = await client.waitForWorkflowCompletion(id, true, 20);
  const lines = printed.mock.calls.map(([line]) => String(line));
  return {
    id,
    result: JSON.parse(state?.serializedOutput ?? "null"),
    lines: lines.filter((line) => /^\[(Workflow|Activity)\]/.test(line)),
  };
}

test("everybody hears the same from the workflow", async () => {
  const { id, result, lines } = await run(taskWorkflow, "Review PR");
  const reference = `ref-${id}`;
  expect(lines).toEqual([
    "[Workflow] Task 7 arrived",
    "[Activity] Validating task: 7",
    `[Activity] Assigning task 7 to bob@example.com in eu-west as ${reference}`,
    `[Activity] Notifying bob@example.com of task 7 in eu-west as ${reference}, sorry for the delay`,
  ]);
  const agent = "bob@example.com";
  const note = { taskId: "7", agent, region: "eu-west", isLate: true, reference };
  expect(result).toEqual({ status: "completed", ...note });
});

test("everybody hears something else from the broken one", async () => {
  process.env.REGION = "us-east";
  const { result, lines } = await run(brokenWorkflow, "Review PR");
  delete process.env.REGION;
  // The agent's address and the reference, as each of the two activities was told.
  const told = lines.flatMap((line) => line.match(/\S+@\S+|(?<= as )\S+/g) ?? []);
  expect(told).toHaveLength(4);
  const [assigned, first, notified, second] = told;
  expect(notified).not.toBe(assigned);
  expect(new Set([first, second, result.reference]).size).toBe(3);
  expect(result).toMatchObject({ region: "us-east", isLate: false });
  expect(lines.filter((line) => line === "[Workflow] Task 7 arrived")).toHaveLength(
    4,
  );
});

test.each([taskWorkflow, brokenWorkflow])(
  "%o rejects without a title",
  async (w) => {
    const { result } = await run(w);
    const reason = "Missing title";
    expect(result).toEqual({ status: "rejected", taskId: "7", reason });
  },
);
