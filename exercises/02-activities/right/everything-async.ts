// All of them may be async, and count what they did in this process.
import { randomUUID } from "node:crypto";
import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Check, Claim, Payment, Transfer, Voucher } from "../types.ts";
import { accountOf, book, transfer } from "../world.ts";

/** Says whether a claim can be paid, and if not, why. */
export async function checkClaim(
  _ctx: WorkflowActivityContext,
  claim: Claim,
): Promise<Check> {
  if (!claim.receipt) return { valid: false, reason: "Missing receipt" };
  if (claim.items.length === 0) return { valid: false, reason: "Nothing claimed" };
  return { valid: true };
}

let booked = 0;

export async function bookClaim(
  _ctx: WorkflowActivityContext,
  claim: Claim,
): Promise<Voucher> {
  const totals: Record<string, number> = {};
  for (const { category, amount } of claim.items) {
    totals[category] = (totals[category] ?? 0) + amount;
  }
  const number = `V-${randomUUID()}`;
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
  book(claim.claimId, number);
  booked += 1;
  console.log(`${booked} booked by process ${process.pid}`);
  return { number, bookedAt: new Date().toISOString(), totals };
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
