// Prints what happens, once.
import type { WorkflowContext } from "@dapr/dapr";
import { createAccount, orderLaptop, sendWelcome } from "../activities.ts";
import type { Steps } from "../typed-steps.ts";
import type { Account, Colleague, Onboarding, Order } from "../types.ts";

export async function* onboardingWorkflow(
  ctx: WorkflowContext,
  colleague: Colleague,
): Steps<Onboarding> {
  const { colleagueId } = colleague;
  const account: Account = yield ctx.callActivity(createAccount, colleague);
  const order: Order = yield ctx.callActivity(orderLaptop, account);
  if (!ctx.isReplaying()) console.log(`${account.address} gets ${order.number}`);
  yield ctx.callActivity(sendWelcome, {
    colleagueId,
    recipient: account.address,
    message: `Welcome. Your laptop comes on ${order.delivery}.`,
  });
  return { colleagueId, address: account.address, order: order.number };
}
