import { setTimeout } from "node:timers/promises";
import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Expense } from "./types.ts";
import { affect } from "./world.ts";

/** Looks at the expense, which takes a moment. Up to 1000 euros are fine. */
export async function reviewExpense(
  _ctx: WorkflowActivityContext,
  expense: Expense,
): Promise<{ approved: boolean; note: string }> {
  affect("reviewed", expense.expenseId);
  await setTimeout(250);
  if (expense.amount > 1000) return { approved: false, note: "Too much" };
  return { approved: true, note: "Fine" };
}

/** Sends the money. Fails for an expense without an account. */
export function payExpense(_ctx: WorkflowActivityContext, expense: Expense) {
  if (!expense.account) throw new Error("There is no account to pay to");
  affect("paid", expense.expenseId);
  return { paidAt: new Date().toISOString() };
}
