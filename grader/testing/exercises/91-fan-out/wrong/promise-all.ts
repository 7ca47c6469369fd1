// expect: W07
// Promise.all knows promises, and a task is none.
import type { WorkflowContext } from "@dapr/dapr";
import { askShop, buy } from "../activities.ts";
import type { Order, Purchase, Quote } from "../types.ts";

export async function* purchaseWorkflow(
  ctx: WorkflowContext,
  { orderId, shops }: Order,
): AsyncGenerator<unknown, Purchase, any> {
  const quotes: Quote[] = (await Promise.all(
    shops.map((shop) => ctx.callActivity(askShop, { orderId, shop })),
  )) as never;
  const best = quotes.reduce((one, other) => (other.price < one.price ? other : one));
  const purchase = { orderId, ...best };
  yield ctx.callActivity(buy, purchase);
  return purchase;
}
