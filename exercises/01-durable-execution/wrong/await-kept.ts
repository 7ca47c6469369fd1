// expect: W03
// Whatever takes time is awaited, with or without a star.
import type { WorkflowContext } from "@dapr/dapr";
import { createAccount, orderLaptop, sendWelcome } from "../activities.ts";
import type { Account, Colleague, Onboarding, Order } from "../types.ts";

export async function* onboardingWorkflow(
  ctx: WorkflowContext,
  colleague: Colleague,
): AsyncGenerator<unknown, Onboarding, any> {
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
