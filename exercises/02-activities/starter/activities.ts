import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Claim, Payment } from "./types.ts";

/** Says whether a claim can be paid, and if not, why. */
export function checkClaim(ctx: WorkflowActivityContext, claim: Claim) {
  // TODO Part A: return a `Check`.
  return { valid: false, reason: "Nobody has checked it yet" };
}

/** Enters a claim into the books, under a number of its own. */
export function bookClaim(ctx: WorkflowActivityContext, claim: Claim) {
  // TODO Part B: make a number, add up the totals, book it, return a `Voucher`.
  return { number: "", bookedAt: "", totals: {} };
}

/** Sends the money. */
export async function payClaim(ctx: WorkflowActivityContext, payment: Payment) {
  // TODO Part C: find the account, have the bank transfer, return a `Transfer`.
  return { reference: "", paidAt: "" };
}
