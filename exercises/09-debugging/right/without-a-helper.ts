// The helper may go, where every step logs its line itself.
import {
  WorkflowRuntime,
  type WorkflowActivityContext,
  type WorkflowContext,
} from "@dapr/dapr";
import { inspectItem, mailCustomer, payBack } from "../activities.ts";
import type { Inspection, Payment, Price, Return, Returned } from "../types.ts";

/** The worker of the returns desk, ready to be started. */
export function createWorker(): WorkflowRuntime {
  return new WorkflowRuntime()
    .registerWorkflow(returnWorkflow)
    .registerActivity(inspectItem)
    .registerActivity(priceRefund)
    .registerActivity(payBack)
    .registerActivity(mailCustomer);
}

/** Two euros off for each week, in whole cents. */
function priceRefund(_ctx: WorkflowActivityContext, item: Return): Price {
  const cents = Math.round(item.paid * 100) - 200 * item.weeks;
  return { cents: Math.max(cents, 0) };
}

export async function* returnWorkflow(
  ctx: WorkflowContext,
  item: Return,
): AsyncGenerator<unknown, Returned, any> {
  const { returnId, customer } = item;

  if (!ctx.isReplaying()) console.log("[Returns] inspectItem");
  const inspection: Inspection = yield ctx.callActivity(inspectItem, item);
  if (!inspection.accepted) {
    return { returnId, status: "rejected", message: inspection.reason ?? "" };
  }

  if (!ctx.isReplaying()) console.log("[Returns] priceRefund");
  const { cents }: Price = yield ctx.callActivity(priceRefund, item);
  if (!cents) {
    return {
      returnId,
      status: "rejected",
      message: "Nothing is left of its price",
    };
  }
  if (!ctx.isReplaying()) console.log("[Returns] payBack");
  const { paymentId }: Payment = yield ctx.callActivity(payBack, {
    returnId,
    cents,
  });

  if (!ctx.isReplaying()) console.log("[Returns] mailCustomer");
  yield ctx.callActivity(mailCustomer, {
    returnId,
    recipient: customer,
    message: `We have paid back ${cents} cents.`,
  });

  return { returnId, status: "refunded", cents, paymentId };
}
