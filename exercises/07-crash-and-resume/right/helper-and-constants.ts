// Functions in constants, and one helper for the key.
import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Booking, Payment } from "../types.ts";
import { addEntry, findEntry, setStatus, transfer } from "../world.ts";

const callOf = (ctx: WorkflowActivityContext) =>
  [ctx.getWorkflowInstanceId(), ctx.getWorkflowActivityId()].join(":");

export const payItem = async (
  ctx: WorkflowActivityContext,
  { claimId, item }: Payment,
) => ({
  transfer: await transfer(claimId, item.what, item.amount, callOf(ctx)),
});

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
