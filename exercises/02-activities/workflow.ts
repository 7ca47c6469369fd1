import type { WorkflowContext } from "@dapr/dapr";
import { bookClaim, checkClaim, payClaim } from "./activities.ts";
import type { Check, Claim, ClaimResult, Transfer, Voucher } from "./types.ts";

/** Given: calls your three activities in a row. Lesson 3 is about functions like this one. */
export async function* claimWorkflow(
  ctx: WorkflowContext,
  claim: Claim,
): AsyncGenerator<unknown, ClaimResult, any> {
  const { claimId, employee } = claim;

  const check: Check = yield ctx.callActivity(checkClaim, claim);
  if (!check.valid) {
    return { claimId, status: "refused", message: `Refused: ${check.reason}` };
  }

  const { number, totals }: Voucher = yield ctx.callActivity(bookClaim, claim);
  const amount = Object.values(totals).reduce((sum, total) => sum + total, 0);

  try {
    const transfer: Transfer = yield ctx.callActivity(payClaim, {
      claimId,
      employee,
      amount,
    });
    const message = `${number} paid as ${transfer.reference}`;
    return { claimId, status: "paid", message };
  } catch (error) {
    return { claimId, status: "failed", message: (error as Error).message };
  }
}
