// Describes each step first, and yields it when it is needed.
import type { WorkflowContext } from "@dapr/dapr";
import { createAccount, orderLaptop, sendWelcome } from "../activities.ts";
import type { Steps } from "../typed-steps.ts";
import type { Account, Colleague, Onboarding, Order } from "../types.ts";

export async function* onboardingWorkflow(
  ctx: WorkflowContext,
  colleague: Colleague,
): Steps<Onboarding> {
  const { colleagueId } = colleague;
  const accountTask = ctx.callActivity(createAccount, colleague);
  const account: Account = yield accountTask;
  const orderTask = ctx.callActivity(orderLaptop, account);
  const order: Order = yield orderTask;
  yield ctx.callActivity(sendWelcome, {
    colleagueId,
    recipient: account.address,
    message: `Welcome. Your laptop comes on ${order.delivery}.`,
  });
  return { colleagueId, address: account.address, order: order.number };
}
