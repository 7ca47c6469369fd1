import { setTimeout } from "node:timers/promises";
import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Expense } from "./types.ts";
import { affect } from "./world.ts";

/**
 * Looks at the expense. Up to 1000 euros are fine, which takes a moment. From 10000 on the board
 * has to meet, which takes longer.
 */
export async function reviewExpense(
  _ctx: WorkflowActivityContext,
  expense: Expense,
): Promise<{ approved: boolean; note: string }> {
  affect("reviewed", expense.expenseId);
  await setTimeout(expense.amount >= 10_000 ? 5_000 : 250);
  if (expense.amount > 1000) return { approved: false, note: "Too much" };
  return { approved: true, note: "Fine" };
}

/** Sends the money. Fails for an expense without an account. */
export function payExpense(_ctx: WorkflowActivityContext, expense: Expense) {
  if (!expense.account) throw new Error("There is no account to pay to");
  affect("paid", expense.expenseId);
  return { paidAt: new Date().toISOString() };
}
