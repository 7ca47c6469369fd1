// expect: B09
// Asks the next shop when the one before has answered.
import type { WorkflowContext } from "@dapr/dapr";
import { askShop, buy } from "../activities.ts";
import type { Order, Purchase, Quote } from "../types.ts";

export async function* purchaseWorkflow(
  ctx: WorkflowContext,
  { orderId, shops }: Order,
): AsyncGenerator<unknown, Purchase, any> {
  const quotes: Quote[] = [];
  for (const shop of shops) quotes.push(yield ctx.callActivity(askShop, { orderId, shop }));
  const best = quotes.reduce((one, other) => (other.price < one.price ? other : one));
  const purchase = { orderId, ...best };
  yield ctx.callActivity(buy, purchase);
  return purchase;
}
