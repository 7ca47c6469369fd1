import type { WorkflowContext } from "@dapr/dapr";
import { askShop, buy } from "./activities.ts";
import type { Order, Purchase, Quote } from "./types.ts";

export async function* purchaseWorkflow(
  ctx: WorkflowContext,
  { orderId, shops }: Order,
): AsyncGenerator<unknown, Purchase, any> {
  const tasks = shops.map((shop) => ctx.callActivity(askShop, { orderId, shop }));
  const quotes: Quote[] = yield ctx.whenAll(tasks);
  const best = quotes.reduce((one, other) => (other.price < one.price ? other : one));
  const purchase = { orderId, ...best };
  yield ctx.callActivity(buy, purchase);
  return purchase;
}
