import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Check, Order, Receipt } from "./types.ts";

export function checkOrder(_ctx: WorkflowActivityContext, _order: Order): Check {
  // TODO Part A
  return { valid: true };
}

export async function chargeCard(_ctx: WorkflowActivityContext, _order: Order): Promise<Receipt> {
  // TODO Part B, and C
  throw new Error("Not written yet");
}

export async function mailReceipt(
  _ctx: WorkflowActivityContext,
  _receipt: { orderId: string; number: string },
): Promise<void> {
  // TODO Part B
}
