// expect: W04
// Nobody needs a result of the mail, so nobody waits for it.
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
  ctx.callActivity(sendWelcome, {
    colleagueId,
    recipient: account.address,
    message: `Welcome. Your laptop comes on ${order.delivery}.`,
  });
  return { colleagueId, address: account.address, order: order.number };
}
