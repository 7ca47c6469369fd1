// expect: C05
// A set of closed claims says which remark was made.
import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Booking, Payment } from "../types.ts";
import { addEntry, addRemark, findEntry, transfer } from "../world.ts";

const closed = new Set<string>();

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
  const known = await findEntry(claimId);
  return { entry: known ?? (await addEntry(claimId, total, claimId)) };
}

export async function closeClaim(
  _ctx: WorkflowActivityContext,
  { claimId }: { claimId: string },
) {
  if (closed.has(claimId)) return;
  await addRemark(claimId, "closed");
  closed.add(claimId);
}
