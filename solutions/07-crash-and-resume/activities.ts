import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Booking, Payment } from "./types.ts";
import { addEntry, findEntry, setStatus, transfer } from "./world.ts";

export async function payItem(
  ctx: WorkflowActivityContext,
  { claimId, item }: Payment,
) {
  const key = `${ctx.getWorkflowInstanceId()}/${ctx.getWorkflowActivityId()}`;
  // One claim, and one call in it. Both are the same when the work is handed out again,
  // and no two calls share them.
  return { transfer: await transfer(claimId, item.what, item.amount, key) };
}

export async function bookClaim(
  _ctx: WorkflowActivityContext,
  { claimId, total }: Booking,
) {
  const known = await findEntry(claimId);
  //                  ^^^^^^^^^ The books know no keys, but they can be asked. What is
  // looked for is the entry itself, so nothing can come between the two.
  if (known) return { entry: known };
  //         ^^^^^^ The second run returns what the first one would have returned.
  return { entry: await addEntry(claimId, total, claimId) };
}

export async function closeClaim(
  _ctx: WorkflowActivityContext,
  { claimId }: { claimId: string },
) {
  await setStatus(claimId, "closed");
  //    ^^^^^^^^^ says how things should be; said twice, it changes nothing.
}
