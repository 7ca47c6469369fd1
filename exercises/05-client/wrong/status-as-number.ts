// expect: B14
// "The status is in the state, so I pass it on."
import type { DaprWorkflowClient } from "@dapr/dapr";
import type { Decision, Expense, ExpenseStatus, Submission } from "../types.ts";
import { expenseWorkflow } from "../workflow.ts";

/** Starts the workflow of an expense, once and never again. */
export async function submitExpense(
  client: DaprWorkflowClient,
  expense: Expense,
): Promise<Submission> {
  const id = `expense-${expense.expenseId}`;

  if (await client.getWorkflowState(id, false)) return { id, accepted: false };

  try {
    await client.scheduleNewWorkflow(expenseWorkflow, expense, id);
    return { id, accepted: true };
  } catch (error) {
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
  if (!state) return undefined;
  const { runtimeStatus, serializedOutput, workflowFailureDetails } = state;
  return {
    status: String(runtimeStatus),
    decision: serializedOutput
      ? (JSON.parse(serializedOutput) as Decision)
      : undefined,
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
  try {
    await client.waitForWorkflowCompletion(`expense-${expenseId}`, false, seconds);
  } catch (error) {
    if ((error as Error).message !== "TimeoutError") throw error;
  }
  return statusOf(client, expenseId);
}
