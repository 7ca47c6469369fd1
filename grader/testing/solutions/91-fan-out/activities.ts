import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Purchase, Quote } from "./types.ts";
import { affect } from "./world.ts";

/** Asks a shop for its price of today. */
export function askShop(
  _ctx: WorkflowActivityContext,
  { orderId, shop }: { orderId: string; shop: string },
): Quote {
  affect(`asked ${shop}`, orderId);
  return { shop, price: 100 + Math.floor(Math.random() * 1e6) };
}

/** Buys at a shop. */
export function buy(_ctx: WorkflowActivityContext, purchase: Purchase): void {
  affect("bought", purchase.orderId);
}
