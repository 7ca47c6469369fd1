import type { WorkflowContext } from "@dapr/dapr";
import { totalInvoice } from "./activities.ts";
import type { Invoice, Order } from "./types.ts";

/** Given: adds up an order and mails the invoice. */
export async function* invoiceWorkflow(
  ctx: WorkflowContext,
  order: Order,
): AsyncGenerator<unknown, Invoice, any> {
  const total = yield ctx.callActivity(totalInvoice, order);
  // By its name as text, as one calls an activity of another project.
  const { mailedAt } = yield ctx.callActivity("mailInvoice", order);
  return { invoiceId: order.invoiceId, total, mailedAt };
}
