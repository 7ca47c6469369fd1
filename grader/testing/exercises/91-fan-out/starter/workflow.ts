import type { WorkflowContext } from "@dapr/dapr";
import type { Order, Purchase } from "./types.ts";

export async function* purchaseWorkflow(
  ctx: WorkflowContext,
  { orderId, shops }: Order,
): AsyncGenerator<unknown, Purchase, any> {
  // TODO (Part A): ask all shops, then buy at the cheapest.
  return { orderId, shop: shops[0] ?? "", price: 0 };
}
