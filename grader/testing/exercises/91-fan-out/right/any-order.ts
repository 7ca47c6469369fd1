// Collects the answers as they come and looks only at what they say.
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
  const best = quotes.reduce((one, other) => (other.price < one.price ? other : one));
  const purchase = { orderId, ...best };
  yield ctx.callActivity(buy, purchase);
  return purchase;
}
