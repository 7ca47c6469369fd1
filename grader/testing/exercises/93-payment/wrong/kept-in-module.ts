// expect: C05
// Whoever has been charged is in the set.
import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Check, Order, Receipt } from "../types.ts";
import { charge, mail } from "../world.ts";

/** Says whether there is something to pay. */
export function checkOrder(_ctx: WorkflowActivityContext, order: Order): Check {
  return order.prices.length > 0 ? { valid: true } : { valid: false, reason: "Nothing ordered" };
}

const charged = new Map<string, Receipt>();

/** Charges the card once, however often it runs. */
export async function chargeCard(_ctx: WorkflowActivityContext, order: Order): Promise<Receipt> {
  if (!order.card) throw new Error("No card to charge");
  const amount = order.prices.reduce((sum, price) => sum + price, 0);
  const key = crypto.randomUUID();
  const done = charged.get(order.orderId);
  if (done) return done;
  const number = await charge(order.orderId, amount, key);
  const receipt = { number, amount, chargedAt: new Date().toISOString() };
  charged.set(order.orderId, receipt);
  return receipt;
}

/** Mails the number of the receipt. */
export async function mailReceipt(
  _ctx: WorkflowActivityContext,
  { orderId, number }: { orderId: string; number: string },
): Promise<void> {
  await mail(orderId, `Your receipt: ${number}`);
}
