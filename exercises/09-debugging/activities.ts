import { setTimeout as sleep } from "node:timers/promises";
import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Inspection, Mail, Payment, Return } from "./types.ts";
import { affect } from "./world.ts";

/** Looks at what came back. */
export function inspectItem(
  _ctx: WorkflowActivityContext,
  item: Return,
): Inspection {
  console.log(`[Activity] Inspecting return ${item.returnId}`);
  affect("inspected", item.returnId);
  if (item.damaged) return { accepted: false, reason: "It is damaged" };
  return { accepted: true };
}

/** Sends whole cents to the customer's account. */
export function payBack(
  _ctx: WorkflowActivityContext,
  { returnId, cents }: { returnId: string; cents: number },
): Payment {
  console.log(`[Activity] Paying back ${cents} cents for return ${returnId}`);
  if (!Number.isInteger(cents)) throw new Error("cents has to be a whole number");
  affect("paid", returnId);
  return { paymentId: `pay-${returnId}-${cents}` };
}

/** Sends one mail, which takes a moment. */
export async function mailCustomer(_ctx: WorkflowActivityContext, mail: Mail) {
  await sleep(300);
  console.log(`[Activity] Mailing ${mail.recipient}: ${mail.message}`);
  affect("mailed", mail.returnId);
  return { sentAt: new Date().toISOString() };
}
