// expect: C05
// Looks for the claim, but files it under the call.
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
  ctx: WorkflowActivityContext,
  { claimId, total }: Booking,
) {
  const reference = `${ctx.getWorkflowInstanceId()}/${ctx.getWorkflowActivityId()}`;
  const known = await findEntry(claimId);
  return { entry: known ?? (await addEntry(claimId, total, reference)) };
}

export async function closeClaim(
  _ctx: WorkflowActivityContext,
  { claimId }: { claimId: string },
) {
  await setStatus(claimId, "closed");
}
