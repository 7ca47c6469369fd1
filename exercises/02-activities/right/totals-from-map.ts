// A Map while adding up, and plain data to return.
import { randomUUID } from "node:crypto";
import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Check, Claim, Payment, Transfer, Voucher } from "../types.ts";
import { accountOf, book, transfer } from "../world.ts";

/** Says whether a claim can be paid, and if not, why. */
export function checkClaim(_ctx: WorkflowActivityContext, claim: Claim): Check {
  if (!claim.receipt) return { valid: false, reason: "Missing receipt" };
  if (claim.items.length === 0) return { valid: false, reason: "Nothing claimed" };
  return { valid: true };
}

/** Enters a claim into the books, under a number of its own. */
export function bookClaim(_ctx: WorkflowActivityContext, claim: Claim): Voucher {
  const sums = new Map<string, number>();
  for (const { category, amount } of claim.items) {
    sums.set(category, (sums.get(category) ?? 0) + amount);
  }
  const number = `V-${randomUUID()}`;
  book(claim.claimId, number);
  const bookedAt = new Date().toJSON();
  return { number, bookedAt, totals: Object.fromEntries(sums) };
}

/** Sends the money. */
export async function payClaim(
  ctx: WorkflowActivityContext,
  { claimId, employee, amount }: Payment,
): Promise<Transfer> {
  const account = accountOf(employee);
  if (!account) throw new Error(`No account for ${employee}`);
  const reference = `${ctx.getWorkflowInstanceId()}/${ctx.getWorkflowActivityId()}`;
  await transfer({ claimId, account, amount, reference });
  return { reference, paidAt: new Date().toISOString() };
}
