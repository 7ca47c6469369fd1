import type { WorkflowContext } from "@dapr/dapr";
import { chargeCard, checkOrder, mailReceipt } from "./activities.ts";
import type { Check, Order, Outcome, Receipt } from "./types.ts";

export async function* paymentWorkflow(
  ctx: WorkflowContext,
  order: Order,
): AsyncGenerator<unknown, Outcome, any> {
  const { orderId } = order;
  const check: Check = yield ctx.callActivity(checkOrder, order);
  if (!check.valid) return { orderId, status: "refused", message: check.reason ?? "" };
  let receipt: Receipt;
  try {
    receipt = yield ctx.callActivity(chargeCard, order);
  } catch (error) {
    return { orderId, status: "failed", message: (error as Error).message };
  }
  yield ctx.callActivity(mailReceipt, { orderId, number: receipt.number });
  return { orderId, status: "paid", message: receipt.number };
}
