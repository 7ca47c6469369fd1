// expect: C04
// There is nothing to do when the entry is there, so there is nothing to return.
import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Booking, Payment } from "../types.ts";
import { addEntry, findEntry, setStatus, transfer } from "../world.ts";

export async function payItem(
  ctx: WorkflowActivityContext,
  { claimId, item }: Payment,
) {
  const key = `${ctx.getWorkflowInstanceId()}/${ctx.getWorkflowActivityId()}`;
  return { transfer: await transfer(claimId, item.what, item.amount, key) };
}

export async function bookClaim(
  _ctx: WorkflowActivityContext,
  { claimId, total }: Booking,
) {
  if (await findEntry(claimId)) return {};
  return { entry: await addEntry(claimId, total, claimId) };
}

export async function closeClaim(
  _ctx: WorkflowActivityContext,
  { claimId }: { claimId: string },
) {
  await setStatus(claimId, "closed");
}
