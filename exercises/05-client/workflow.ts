import type { WorkflowContext } from "@dapr/dapr";
import { payExpense, reviewExpense } from "./activities.ts";
import type { Decision, Expense } from "./types.ts";

/** Given: reviews an expense, and pays it when it is approved. */
export async function* expenseWorkflow(
  ctx: WorkflowContext,
  expense: Expense,
): AsyncGenerator<unknown, Decision, any> {
  const { expenseId } = expense;
  const { approved, note } = yield ctx.callActivity(reviewExpense, expense);
  if (approved) yield ctx.callActivity(payExpense, expense);
  return { expenseId, approved, note };
}
