import type { WorkflowContext } from "@dapr/dapr";
import { bookClaim, closeClaim, payItem } from "./activities.ts";
import type { Claim, ClaimResult } from "./types.ts";

/** Pays each item of a claim, enters the total in the books and closes the claim. */
export async function* claimWorkflow(
  ctx: WorkflowContext,
  { claimId, employee, items }: Claim,
): AsyncGenerator<unknown, ClaimResult, any> {
  const transfers: string[] = [];
  let total = 0;
  for (const item of items) {
    const paid: { transfer: string } = yield ctx.callActivity(payItem, {
      claimId,
      employee,
      item,
    });
    transfers.push(paid.transfer);
    total += item.amount;
  }

  const booked: { entry: string } = yield ctx.callActivity(bookClaim, {
    claimId,
    total,
  });

  yield ctx.callActivity(closeClaim, { claimId });

  return { claimId, status: "closed", transfers, entry: booked.entry };
}
