// expect: W16
// `yield` instead of `await`, and it is durable.
import type { WorkflowContext } from "@dapr/dapr";
import { createAccount, orderLaptop, sendWelcome } from "../activities.ts";
import type { Account, Colleague, Onboarding, Order } from "../types.ts";

export async function* onboardingWorkflow(
  ctx: WorkflowContext,
  colleague: Colleague,
): AsyncGenerator<unknown, Onboarding, any> {
  const { colleagueId } = colleague;
  const account: Account = yield createAccount(ctx, colleague);
  const order: Order = yield orderLaptop(ctx, account);
  yield sendWelcome(ctx, {
    colleagueId,
    recipient: account.address,
    message: `Welcome. Your laptop comes on ${order.delivery}.`,
  });
  return { colleagueId, address: account.address, order: order.number };
}
