import { setTimeout } from "node:timers/promises";
import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Order } from "./types.ts";
import { affect } from "./world.ts";

/** Adds up what was bought. */
export function totalInvoice(_ctx: WorkflowActivityContext, order: Order): number {
  return order.prices.reduce((sum, price) => sum + price, 0);
}

/** Writes the invoice and mails it, which takes a moment. */
export async function sendByMail(_ctx: WorkflowActivityContext, order: Order) {
  await setTimeout(300);
  affect("mailed", order.invoiceId);
  return { mailedAt: new Date().toISOString() };
}
