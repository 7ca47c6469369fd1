import type { WorkflowContext } from "@dapr/dapr";
import { createAccount, orderLaptop, sendWelcome } from "./activities.ts";
import type { Steps } from "./typed-steps.ts";
import type { Account, Colleague, Onboarding, Order } from "./types.ts";

export async function* onboardingWorkflow(
  //                 ^ With the star the function can be left at each `yield` and run again.
  ctx: WorkflowContext,
  colleague: Colleague,
): Steps<Onboarding> {
  const { colleagueId } = colleague;

  const account: Account = yield ctx.callActivity(createAccount, colleague);
  //                       ^^^^^ Waits for the result, which history keeps. After a crash
  // it comes from there, and `createAccount` does not run again.

  const order: Order = yield ctx.callActivity(orderLaptop, account);

  yield ctx.callActivity(sendWelcome, {
    colleagueId,
    recipient: account.address,
    message: `Welcome. Your laptop comes on ${order.delivery}.`,
  });

  return { colleagueId, address: account.address, order: order.number };
}
