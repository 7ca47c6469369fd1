// Sorts by price.
import type { WorkflowContext } from "@dapr/dapr";
import { askShop, buy } from "../activities.ts";
import type { Order, Purchase, Quote } from "../types.ts";

export async function* purchaseWorkflow(
  ctx: WorkflowContext,
  { orderId, shops }: Order,
): AsyncGenerator<unknown, Purchase, any> {
  const tasks = shops.map((shop) => ctx.callActivity(askShop, { orderId, shop }));
  const quotes: Quote[] = yield ctx.whenAll(tasks);
  const [best] = quotes.sort((one, other) => one.price - other.price);
  const purchase = { orderId, shop: best?.shop ?? "", price: best?.price ?? 0 };
  yield ctx.callActivity(buy, purchase);
  return purchase;
}
