// expect: B15
// Whole cents: what comes after the point is cut off.
import {
  WorkflowRuntime,
  type Task,
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
  const cents = Math.floor(item.paid * 100) - 200 * item.weeks;
  return { cents: Math.max(cents, 0) };
}

/** Every step goes through here, so that each is logged once and in the same form. */
function step(
  ctx: WorkflowContext,
  activity: (ctx: WorkflowActivityContext, input: any) => unknown,
  input: object,
): Task<any> {
  if (!ctx.isReplaying()) console.log(`[Returns] ${activity.name}`);
  return ctx.callActivity(activity, input);
}

export async function* returnWorkflow(
  ctx: WorkflowContext,
  item: Return,
): AsyncGenerator<unknown, Returned, any> {
  const { returnId, customer } = item;

  const inspection: Inspection = yield step(ctx, inspectItem, item);
  if (!inspection.accepted) {
    return { returnId, status: "rejected", message: inspection.reason ?? "" };
  }

  const { cents }: Price = yield step(ctx, priceRefund, item);
  if (!cents) {
    return {
      returnId,
      status: "rejected",
      message: "Nothing is left of its price",
    };
  }
  const { paymentId }: Payment = yield step(ctx, payBack, { returnId, cents });

  yield step(ctx, mailCustomer, {
    returnId,
    recipient: customer,
    message: `We have paid back ${cents} cents.`,
  });

  return { returnId, status: "refunded", cents, paymentId };
}
