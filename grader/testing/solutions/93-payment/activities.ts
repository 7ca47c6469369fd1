import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Check, Order, Receipt } from "./types.ts";
import { charge, mail } from "./world.ts";

/** Says whether there is something to pay. */
export function checkOrder(_ctx: WorkflowActivityContext, order: Order): Check {
  return order.prices.length > 0 ? { valid: true } : { valid: false, reason: "Nothing ordered" };
}

/** Charges the card once, however often it runs. */
export async function chargeCard(ctx: WorkflowActivityContext, order: Order): Promise<Receipt> {
  if (!order.card) throw new Error("No card to charge");
  const amount = order.prices.reduce((sum, price) => sum + price, 0);
  const key = `${ctx.getWorkflowInstanceId()}/${ctx.getWorkflowActivityId()}`;
  const number = await charge(order.orderId, amount, key);
  return { number, amount, chargedAt: new Date().toISOString() };
}

/** Mails the number of the receipt. */
export async function mailReceipt(
  _ctx: WorkflowActivityContext,
  { orderId, number }: { orderId: string; number: string },
): Promise<void> {
  await mail(orderId, `Your receipt: ${number}`);
}
