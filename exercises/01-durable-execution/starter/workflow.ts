import type { WorkflowContext } from "@dapr/dapr";
import { createAccount, orderLaptop, sendWelcome } from "./activities.ts";
import type { Account, Colleague, Onboarding, Order } from "./types.ts";

// TODO (Part A): make this a workflow: write `async function*`, import the type `Steps` from
// ./typed-steps.ts, and let the function return Steps<Onboarding>.
export async function onboardingWorkflow(
  ctx: WorkflowContext,
  colleague: Colleague,
): Promise<Onboarding> {
  const { colleagueId } = colleague;

  // TODO (Part B): let history keep the result: yield ctx.callActivity(…).
  const account: Account = await createAccount(ctx, colleague);

  // TODO (Part C): and the same for these two.
  const order: Order = await orderLaptop(ctx, account);
  await sendWelcome(ctx, {
    colleagueId,
    recipient: account.address,
    message: `Welcome. Your laptop comes on ${order.delivery}.`,
  });

  return { colleagueId, address: account.address, order: order.number };
}
