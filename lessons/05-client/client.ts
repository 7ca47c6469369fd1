import type { DaprWorkflowClient } from "@dapr/dapr";
import { WorkflowRuntimeStatus } from "@dapr/dapr";
import type { Task } from "./types.ts";
import { taskWorkflow } from "./workflow.ts";

// #region start
/** Starts the workflow of a task. A task that is being worked on is left alone. */
export async function startTask(client: DaprWorkflowClient, task: Task) {
  const id = `task-${task.taskId}`;
  try {
    await client.scheduleNewWorkflow(taskWorkflow, task, id);
    return { id, started: true };
  } catch (error) {
    // The code of this error stands for many causes; its text names this one.
    if (!String(error).includes("already exists")) throw error;
    return { id, started: false };
  }
}
// #endregion start

// #region status
/** What is known about an instance; `undefined` when there is none. */
export async function statusOf(client: DaprWorkflowClient, id: string) {
  const state = await client.getWorkflowState(id, true);
  if (!state) return undefined;
  return {
    id,
    status: WorkflowRuntimeStatus[state.runtimeStatus],
    // The output is text: JSON that the workflow's return value became.
    output: state.serializedOutput && JSON.parse(state.serializedOutput),
    reason: state.workflowFailureDetails?.getErrorMessage(),
  };
}
// #endregion status

// #region wait
/** Waits for the end of an instance, at most this many seconds. */
export async function waitFor(
  client: DaprWorkflowClient,
  id: string,
  seconds: number,
) {
  try {
    await client.waitForWorkflowCompletion(id, false, seconds);
  } catch (error) {
    // Only the waiting has ended. The workflow goes on.
    if ((error as Error).message !== "TimeoutError") throw error;
  }
  return statusOf(client, id);
}
// #endregion wait
