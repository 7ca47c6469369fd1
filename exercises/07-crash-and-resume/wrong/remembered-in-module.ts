// expect: C05
// Whatever has been paid is in the set, so it is not paid again.
import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Booking, Payment } from "../types.ts";
import { addEntry, findEntry, setStatus, transfer } from "../world.ts";

const paid = new Map<string, string>();

export async function payItem(
  ctx: WorkflowActivityContext,
  { claimId, item }: Payment,
) {
  const call = `${ctx.getWorkflowInstanceId()}/${ctx.getWorkflowActivityId()}`;
  const number =
    paid.get(call) ??
    (await transfer(claimId, item.what, item.amount, crypto.randomUUID()));
  paid.set(call, number);
  return { transfer: number };
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
