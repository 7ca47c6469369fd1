import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Booking, Payment } from "./types.ts";
import { addEntry, addRemark, transfer } from "./world.ts";

export async function payItem(
  _ctx: WorkflowActivityContext,
  { claimId, item }: Payment,
) {
  // TODO (Part A): a key that is the same when this call is handed out again, and another
  // one for every other call.
  const key = "";
  return { transfer: await transfer(claimId, item.what, item.amount, key) };
}

export async function bookClaim(
  _ctx: WorkflowActivityContext,
  { claimId, total }: Booking,
) {
  // TODO (Part B): the books know no keys. Ask them before you write.
  return { entry: await addEntry(claimId, total, claimId) };
}

export async function closeClaim(
  _ctx: WorkflowActivityContext,
  { claimId }: { claimId: string },
) {
  // TODO (Part C): find a way to say this that may be said twice.
  await addRemark(claimId, "closed");
}
