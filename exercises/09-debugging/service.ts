import {
  WorkflowRuntime,
  type WorkflowActivityContext,
  type WorkflowContext,
} from "@dapr/dapr";
import { inspectItem, mailCustomer, payBack } from "./activities.ts";
import type { Inspection, Payment, Return, Returned } from "./types.ts";

// This was written in a hurry. What the returns desk says:
// TODO (Part A): "Every return is inspected, and then nobody hears of it again."
// TODO (Part B): "When it is accepted, it ends without an amount."
// TODO (Part C): "There is an amount, and the money never comes."
// TODO (Part D): "The money comes, and the mail does not."

/** The worker of the returns desk, ready to be started. */
export function createWorker(): WorkflowRuntime {
  return new WorkflowRuntime()
    .registerWorkflow(returnWorkflow)
    .registerActivity(inspectItem)
    .registerActivity(priceRefund)
    .registerActivityWithName("pay_back", payBack)
    .registerActivity(mailCustomer);
}

/** Two euros off for each week. Money is counted in whole cents, which never round. */
function priceRefund(_ctx: WorkflowActivityContext, item: Return) {
  const paid = BigInt(Math.round(item.paid * 100));
  const cents = paid - 200n * BigInt(item.weeks);
  return { cents: cents > 0n ? cents : 0n };
}

/** Every step goes through here, so that each is logged once and in the same form. */
function step(
  ctx: WorkflowContext,
  activity: (ctx: WorkflowActivityContext, input: any) => unknown,
  input: object,
) {
  if (!ctx.isReplaying()) console.log(`[Returns] ${activity.name}`);
  return { name: activity.name, task: ctx.callActivity(activity, input) };
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

  const { cents } = yield step(ctx, priceRefund, item);
  if (!cents) {
    return {
      returnId,
      status: "rejected",
      message: "Nothing is left of its price",
    };
  }
  const { paymentId }: Payment = yield step(ctx, payBack, { returnId, cents });

  step(ctx, mailCustomer, {
    returnId,
    recipient: customer,
    message: `We have paid back ${cents} cents.`,
  });

  return { returnId, status: "refunded", cents, paymentId };
}
