// expect: R02
// Takes the answers in the order in which they come for answers in the order of the shops.
import type { WorkflowContext } from "@dapr/dapr";
import { askShop, buy } from "../activities.ts";
import type { Order, Purchase, Quote } from "../types.ts";

export async function* purchaseWorkflow(
  ctx: WorkflowContext,
  { orderId, shops }: Order,
): AsyncGenerator<unknown, Purchase, any> {
  let open = shops.map((shop) => ctx.callActivity(askShop, { orderId, shop }));
  const quotes: Quote[] = [];
  while (open.length > 0) {
    const winner: (typeof open)[number] = yield ctx.whenAny(open);
    quotes.push(winner.getResult());
    open = open.filter((task) => task !== winner);
  }
  const prices = quotes.map(({ price }) => price);
  const price = Math.min(...prices);
  const purchase = { orderId, shop: shops[prices.indexOf(price)] ?? "", price };
  yield ctx.callActivity(buy, purchase);
  return purchase;
}
