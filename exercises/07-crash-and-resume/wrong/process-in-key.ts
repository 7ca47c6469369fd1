// expect: C05
// Tells apart what different workers do, so that they do not get into each other's way.
import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Booking, Payment } from "../types.ts";
import { addEntry, findEntry, setStatus, transfer } from "../world.ts";

export async function payItem(
  ctx: WorkflowActivityContext,
  { claimId, item }: Payment,
) {
  const key = `${process.pid}/${ctx.getWorkflowInstanceId()}/${ctx.getWorkflowActivityId()}`;
  return { transfer: await transfer(claimId, item.what, item.amount, key) };
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
