// expect: C03
// The first payment of a claim is number 1, the next number 2.
import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Booking, Payment } from "../types.ts";
import { addEntry, findEntry, setStatus, transfer } from "../world.ts";

const payments = new Map<string, number>();

export async function payItem(
  _ctx: WorkflowActivityContext,
  { claimId, item }: Payment,
) {
  const number = (payments.get(claimId) ?? 0) + 1;
  payments.set(claimId, number);
  return {
    transfer: await transfer(
      claimId,
      item.what,
      item.amount,
      `${claimId}/${number}`,
    ),
  };
}

export async function bookClaim(
  _ctx: WorkflowActivityContext,
  { claimId, total }: Booking,
) {
  const known = await findEntry(claimId);
  return { entry: known ?? (await addEntry(claimId, total, claimId)) };
}

export async function closeClaim(
  _ctx: WorkflowActivityContext,
  { claimId }: { claimId: string },
) {
  await setStatus(claimId, "closed");
}
