// expect: W02
// The steps are activities now; the function itself can stay as it was.
import type { WorkflowContext } from "@dapr/dapr";
import { createAccount, orderLaptop, sendWelcome } from "../activities.ts";
import type { Account, Colleague, Onboarding, Order } from "../types.ts";

export async function onboardingWorkflow(
  ctx: WorkflowContext,
  colleague: Colleague,
): Promise<Onboarding> {
  const { colleagueId } = colleague;
  const account: Account = await ctx.callActivity(createAccount, colleague);
  const order: Order = await ctx.callActivity(orderLaptop, account);
  await ctx.callActivity(sendWelcome, {
    colleagueId,
    recipient: account.address,
    message: `Welcome. Your laptop comes on ${order.delivery}.`,
  });
  return { colleagueId, address: account.address, order: order.number };
}
