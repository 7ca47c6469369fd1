import type { DaprWorkflowClient } from "@dapr/dapr";
import type { Expense, ExpenseStatus, Submission } from "./types.ts";

/** Starts the workflow of an expense, once and never again. */
export async function submitExpense(
  client: DaprWorkflowClient,
  expense: Expense,
): Promise<Submission> {
  // TODO (Part A): start expenseWorkflow under the id "expense-" and the expense's id,
  // unless there is an instance with this id already, at work or at its end.

  return { id: "", accepted: false };
}

/** What is known of an expense; `undefined` when nobody has handed it in. */
export async function statusOf(
  client: DaprWorkflowClient,
  expenseId: string,
): Promise<ExpenseStatus | undefined> {
  // TODO (Part B): ask for the instance, and answer with the name of its status, the
  // decision once there is one, and the reason when the workflow has failed.

  return undefined;
}

/** As `statusOf`, once the workflow has ended or these seconds are over. */
export async function waitForDecision(
  client: DaprWorkflowClient,
  expenseId: string,
  seconds: number,
): Promise<ExpenseStatus | undefined> {
  // TODO (Part C): wait, but not for an expense that nobody has handed in.

  return undefined;
}
