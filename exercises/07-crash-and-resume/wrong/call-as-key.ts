// expect: B12
// The activity's id is the same when it runs again, and that is what a key needs.
import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Booking, Payment } from "../types.ts";
import { addEntry, findEntry, setStatus, transfer } from "../world.ts";

export async function payItem(
  ctx: WorkflowActivityContext,
  { claimId, item }: Payment,
) {
  const key = `payment-${ctx.getWorkflowActivityId()}`;
  return { transfer: await transfer(claimId, item.what, item.amount, key) };
}

export async function bookClaim(
  _ctx: WorkflowActivityContext,
  { claimId, total }: Booking,
) {
  const known = await findEntry(claimId);
  if (known) return { entry: known };
  return { entry: await addEntry(claimId, total, claimId) };
}

export async function closeClaim(
  _ctx: WorkflowActivityContext,
  { claimId }: { claimId: string },
) {
  await setStatus(claimId, "closed");
}
