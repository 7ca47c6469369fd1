// An activity can be an arrow function in a constant, or exported under another name.
import { randomUUID } from "node:crypto";
import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Check, Claim, Payment, Transfer, Voucher } from "../types.ts";
import { accountOf, book, transfer } from "../world.ts";

/** Says whether a claim can be paid, and if not, why. */
export const checkClaim = (_ctx: WorkflowActivityContext, claim: Claim): Check => {
  if (!claim.receipt) return { valid: false, reason: "Missing receipt" };
  if (claim.items.length === 0) return { valid: false, reason: "Nothing claimed" };
  return { valid: true };
};

/** Enters a claim into the books, under a number of its own. */
export function bookClaim(_ctx: WorkflowActivityContext, claim: Claim): Voucher {
  const totals: Record<string, number> = {};
  for (const { category, amount } of claim.items) {
    totals[category] = (totals[category] ?? 0) + amount;
  }
  const number = `V-${randomUUID()}`;
  book(claim.claimId, number);
  return { number, bookedAt: new Date().toISOString(), totals };
}

/** Sends the money. */
async function pay(
  ctx: WorkflowActivityContext,
  { claimId, employee, amount }: Payment,
): Promise<Transfer> {
  const account = accountOf(employee);
  if (!account) throw new Error(`No account for ${employee}`);
  const reference = `${ctx.getWorkflowInstanceId()}/${ctx.getWorkflowActivityId()}`;
  await transfer({ claimId, account, amount, reference });
  return { reference, paidAt: new Date().toISOString() };
}
export { pay as payClaim };
