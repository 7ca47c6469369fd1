import { WorkflowRuntimeStatus, type DaprWorkflowClient } from "@dapr/dapr";
import type { Decision, Expense, ExpenseStatus, Submission } from "./types.ts";
import { expenseWorkflow } from "./workflow.ts";

/** Starts the workflow of an expense, once and never again. */
export async function submitExpense(
  client: DaprWorkflowClient,
  expense: Expense,
): Promise<Submission> {
  const id = `expense-${expense.expenseId}`;
  //         ^^^^^^^^ made from the expense's own id, so that whoever hands it in again,
  // through whatever process, comes to the same instance.

  if (await client.getWorkflowState(id, false)) return { id, accepted: false };
  // ^^^ Looking first, because an id is free again once its instance has ended.

  try {
    await client.scheduleNewWorkflow(expenseWorkflow, expense, id);
    return { id, accepted: true };
  } catch (error) {
    // Two calls may have looked at the same moment. The sidecar lets one of them start.
    if (!String(error).includes("already exists")) throw error;
    return { id, accepted: false };
  }
}

/** What is known of an expense; `undefined` when nobody has handed it in. */
export async function statusOf(
  client: DaprWorkflowClient,
  expenseId: string,
): Promise<ExpenseStatus | undefined> {
  const state = await client.getWorkflowState(`expense-${expenseId}`, true);
  //                                                                  ^^^^ with the output
  if (!state) return undefined;
  const { runtimeStatus, serializedOutput, workflowFailureDetails } = state;
  return {
    status: WorkflowRuntimeStatus[runtimeStatus],
    decision: serializedOutput
      ? (JSON.parse(serializedOutput) as Decision)
      : undefined,
    //                            ^^^^^^^^^^ the output is text
    reason: workflowFailureDetails?.getErrorMessage(),
  };
}

/** As `statusOf`, once the workflow has ended or these seconds are over. */
export async function waitForDecision(
  client: DaprWorkflowClient,
  expenseId: string,
  seconds: number,
): Promise<ExpenseStatus | undefined> {
  const known = await statusOf(client, expenseId);
  if (!known) return undefined;
  // ^^^ Waiting for an instance that does not exist would last until the time is up.
  try {
    await client.waitForWorkflowCompletion(`expense-${expenseId}`, false, seconds);
  } catch (error) {
    // The time is up. The workflow goes on, and its status says so.
    if ((error as Error).message !== "TimeoutError") throw error;
  }
  return statusOf(client, expenseId);
}
