// expect: W01
// A generator is a `function*`; nothing in it is awaited, so why `async`.
import type { WorkflowContext } from "@dapr/dapr";
import { createAccount, orderLaptop, sendWelcome } from "../activities.ts";
import type { Account, Colleague, Onboarding, Order } from "../types.ts";

export function* onboardingWorkflow(
  ctx: WorkflowContext,
  colleague: Colleague,
): Generator<unknown, Onboarding, any> {
  const { colleagueId } = colleague;
  const account: Account = yield ctx.callActivity(createAccount, colleague);
  const order: Order = yield ctx.callActivity(orderLaptop, account);
  yield ctx.callActivity(sendWelcome, {
    colleagueId,
    recipient: account.address,
    message: `Welcome. Your laptop comes on ${order.delivery}.`,
  });
  return { colleagueId, address: account.address, order: order.number };
}
