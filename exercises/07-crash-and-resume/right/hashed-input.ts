// The same input gives the same hash, in every process.
import { createHash } from "node:crypto";
import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Booking, Payment } from "../types.ts";
import { addEntry, findEntry, setStatus, transfer } from "../world.ts";

export async function payItem(_ctx: WorkflowActivityContext, payment: Payment) {
  const { claimId, item } = payment;
  const key = createHash("sha256").update(JSON.stringify(payment)).digest("hex");
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
